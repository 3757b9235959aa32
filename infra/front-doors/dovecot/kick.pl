#!/usr/bin/perl
# Ends the sessions that Latchkey says must end, and no others: hears from Kafka which app password or account it is about, and
# from Dovecot's login lines which process serves whose session. Run it on each Dovecot host, by kick.service. Needs kcat,
# OpenSSL 3 and perl-base. Placeholders are explained in README.md.
use strict;
use warnings;
use File::Temp;
use IO::Handle;
use IO::Select;
use POSIX ();

my $BROKERS      = '@BROKERS@';
my $GROUP        = '@KICK_GROUP@';
my $CONFIG       = '@CONFIG_DIR@/dovecot.conf';
my $LOG          = '@DOVECOT_LOG@';
my $TRUSTED_KEYS = '@TRUSTED_KEYS@';
my $SENDER       = 'credential-service';
my $TYPE         = 'dev.latchkey.session-kick.requested.v1';

# A login may be under way while its app password is revoked: what appears within so many seconds ends as well.
my $LATE = 10;
my $MOST_REMEMBERED = 20_000;

my %serves; # process => { user, account, credential } of the last login that it took
my %ended;  # account/credential, or account/ => when it was ended
my %obeyed; # id of event => when
my $work = File::Temp->newdir;
my $stopping = 0;

# A consumer group of its own for each host, so that every host hears of every kick, and of those it missed while it was down.
# Nothing from before the group was first seen. -E: a broker that is away comes back.
my %source = (
    events => [
        'kcat', '-E', '-u', '-G', $GROUP, '-b', $BROKERS, '-X', 'auto.offset.reset=latest', '-X', 'socket.keepalive.enable=true',
        '-X', 'auto.commit.interval.ms=1000', '-f', '%t\t%k\t%h\t%s\n', 'latchkey.credentials'
    ],
    logins => $LOG eq 'journal'
        ? ['journalctl', '-u', 'dovecot', '-o', 'cat', '--since=-7days', '--no-tail', '-f']
        : ['tail', '-n', '+1', '-F', $LOG],
);

sub say_line { print STDOUT "@_\n"; STDOUT->flush }

# --- Which process serves whose session -------------------------------------------------------------------------------

# Only what Dovecot itself says at that place of the line: a login or a client's name may look like anything.
my $STAMP = qr/(?:[A-Z][a-z]{2} [ \d]\d [\d:]{8} (?:\S+ \S*dovecot\S*: )?|\d{4}-\S+ \S+ \S*dovecot\S*: )?/;
my $LOGIN = qr/^$STAMP(?:imap|pop3|submission|managesieve)-login: (?:Info: )?(?:Login|Logged in): user=<(\S*)>, method=\S+, /;
my $OWNER = qr/, mpid=(\d+), (?:[^,<>]*, )?session=<\S*>, latchkey=<([\w.-]+)\/([\w.-]+)>$/;

sub login {
    my ($line) = @_;
    my ($user) = $line =~ $LOGIN or return;
    my ($pid, $account, $credential) = $line =~ $OWNER or return;
    $serves{$pid} = { user => $user, account => $account, credential => $credential };
    my $late = grep { ($ended{$_} // 0) > time - $LATE } "$account/$credential", "$account/";
    finish($pid) if $late && (sessions()->{$pid} // '') eq $user;
    forget() if keys %serves > $MOST_REMEMBERED;
}

# Those that Dovecot says there are: process => user.
sub sessions {
    my (%user_of, @column);
    open my $who, '-|', 'doveadm', '-c', $CONFIG, '-f', 'tab', 'who', '-1' or return {};
    while (my $row = <$who>) {
        chomp $row;
        my @cells = split /\t/, $row;
        @column = @cells, next unless @column;
        my %of;
        @of{@column} = @cells;
        $user_of{ $of{pid} } = $of{username} if ($of{pid} // '') =~ /^\d+$/;
    }
    close $who or print STDERR "doveadm who failed: nobody can be kicked\n";
    return \%user_of;
}

sub forget {
    my $there = sessions();
    delete @serves{ grep { !$there->{$_} } keys %serves } if %$there;
}

sub finish {
    my ($pid) = @_;
    delete $serves{$pid};
    return kill 'TERM', $pid;
}

# Processes of the user whose login line nobody has seen are ended too: they may be the ones.
sub kick {
    my ($account, $credential, $login) = @_;
    delete @ended{ grep { $ended{$_} < time - $LATE } keys %ended };
    $ended{"$account/$credential"} = time;
    my $there = sessions();
    my @meant = grep {
        my $known = $serves{$_};
        $known && $known->{user} eq $there->{$_}
            ? $known->{account} eq $account && ($credential eq '' || $known->{credential} eq $credential)
            : $there->{$_} eq $login
    } keys %$there;
    my $count = grep { finish($_) } @meant;
    say_line("ended $count sessions of $account/$credential") if $count;
}

# --- What Latchkey says -----------------------------------------------------------------------------------------------

# The last header of a name. Those that are asked for hold no comma.
sub header {
    my ($name, $headers) = @_;
    my @values = ",$headers," =~ /(?<=,)\Q$name\E=([^,]*)(?=,)/g;
    return @values ? $values[-1] : '';
}

sub member {
    my ($name, $event) = @_;
    return $event =~ /"\Q$name\E":"([^"\\]*)"/ ? $1 : '';
}

sub write_file {
    my ($name, $bytes) = @_;
    open my $file, '>:raw', "$work/$name" or die "$work/$name: $!\n";
    print $file $bytes;
    close $file or die "$work/$name: $!\n";
}

sub trusted_key {
    my ($version) = @_;
    open my $keys, '<', $TRUSTED_KEYS or return;
    my ($key) = map { /^\Q$SENDER:$version\E:(\S+)$/ ? $1 : () } <$keys>;
    return $key;
}

sub part { return length($_[0]) . ":$_[0]," }

# Whether Latchkey has signed this event as it stands there: topic, key, headers, event.
sub genuine {
    my ($topic, $key_of, $headers, $event) = @_;
    my $version = header('latchkey_signature_key', $headers);
    return unless $version =~ /^\d+$/ && header('ce_source', $headers) eq "/latchkey/$SENDER";
    my $key = trusted_key($version) or return;
    my @attributes = map { header($_, $headers) } qw(ce_id ce_type ce_source ce_time ce_producer ce_producersequence);
    write_file('key', "-----BEGIN PUBLIC KEY-----\n$key\n-----END PUBLIC KEY-----\n");
    write_file('signature', unbase64(header('latchkey_signature', $headers)));
    write_file('event', join '', map { part($_) } 'latchkey-event-v1', $topic, $key_of, @attributes, $event);
    my @verify = ('pkeyutl', '-verify', '-pubin', '-inkey', "$work/key", '-rawin', '-in', "$work/event");
    my $pid = fork // return;
    if (!$pid) {
        open STDOUT, '>', '/dev/null';
        open STDERR, '>', '/dev/null';
        exec 'openssl', @verify, '-sigfile', "$work/signature" or POSIX::_exit(127);
    }
    waitpid $pid, 0;
    return $? == 0;
}

sub unbase64 {
    my ($text) = @_;
    $text =~ tr{A-Za-z0-9+/}{}cd;
    $text =~ tr{A-Za-z0-9+/}{ -_};
    return join '', map { unpack 'u', chr(32 + int(length($_) * 3 / 4)) . $_ } $text =~ /(.{1,60})/g;
}

# What is older than a day, or was obeyed already, is a genuine event that somebody sends again.
sub fresh {
    my ($id, $time) = @_;
    my $yesterday = POSIX::strftime('%Y-%m-%dT%H:%M:%S', gmtime(time - 86_400));
    delete @obeyed{ grep { $obeyed{$_} < time - 90_000 } keys %obeyed };
    return $time gt $yesterday && !$obeyed{$id};
}

sub hear {
    my ($line) = @_;
    my ($topic, $key_of, $headers, $event) = split /\t/, $line, 4;
    return unless defined $event && header('ce_type', $headers) eq $TYPE;
    if (!genuine($topic, $key_of, $headers, $event)) {
        print STDERR "not signed by $SENDER: passed over\n";
        return;
    }
    my $id = header('ce_id', $headers);
    return unless fresh($id, header('ce_time', $headers));
    $obeyed{$id} = time;
    my $account = member('account', $event);
    kick($account, member('credential', $event), member('login', $event)) if $account ne '';
}

# --- Both at once -----------------------------------------------------------------------------------------------------

my %reader; # name => { pid, handle, rest }

sub start {
    my ($name) = @_;
    my $pid = open my $handle, '-|', @{ $source{$name} };
    return unless $pid;
    $reader{$name} = { pid => $pid, handle => $handle, rest => '' };
}

# Whatever ends is started again: a broker or a log that is away comes back.
sub ended_reader {
    my ($name) = @_;
    my $gone = delete $reader{$name};
    close $gone->{handle};
    return if $stopping;
    print STDERR "$source{$name}[0] has ended: started again\n";
    sleep 1;
    start($name);
}

sub take {
    my ($name, $each) = @_;
    my $from = $reader{$name};
    my $read = sysread $from->{handle}, $from->{rest}, 65_536, length $from->{rest};
    return if !defined $read && $!{EINTR};
    return ended_reader($name) unless $read;
    while ($from->{rest} =~ s/^([^\n]*)\n//) {
        $each->($1);
    }
}

$SIG{TERM} = $SIG{INT} = sub {
    $stopping = 1;
    kill 'TERM', map { $_->{pid} } values %reader;
};
$SIG{PIPE} = 'IGNORE';
start('logins');
start('events');
my %each = (logins => \&login, events => \&hear);
while (!$stopping || %reader) {
    for my $name (grep { !$reader{$_} } $stopping ? () : keys %source) {
        sleep 1;
        start($name);
    }
    my $ready = IO::Select->new(map { $_->{handle} } values %reader);
    my %is_ready = map { fileno($_) => 1 } $ready->can_read(5);
    # Logins first: a session that is to end must be known.
    for my $name (grep { $reader{$_} } qw(logins events)) {
        take($name, $each{$name}) if $is_ready{ fileno $reader{$name}{handle} };
    }
}
