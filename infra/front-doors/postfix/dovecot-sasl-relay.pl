#!/usr/bin/perl
# Carries Postfix's sign-in questions to Dovecot, and turns Dovecot's "cannot say now" into a lost connection.
#
# Postfix takes every FAIL of Dovecot for a wrong password (535), also one that is marked as temporary; a device that
# hears 535 forgets its password. A lost connection is the one thing that it reports as temporary (454 4.7.0).
# Started by Postfix's spawn(8), one for each connection; standard input and output are that connection.
use strict;
use warnings;
use IO::Select;
use IO::Socket::UNIX;

my $path = shift or die "usage: dovecot-sasl-relay.pl <Dovecot's auth socket>\n";
my $dovecot = IO::Socket::UNIX->new(Peer => $path) or die "$path: $!\n";
my $waiting = IO::Select->new(\*STDIN, $dovecot);
my $line = '';

sub pass_on {
    my ($to, $bytes) = @_;
    while (length $bytes) {
        my $written = syswrite($to, $bytes) or exit 0;
        substr($bytes, 0, $written) = '';
    }
}

while (my @ready = $waiting->can_read) {
    for my $from (@ready) {
        sysread($from, my $bytes, 8192) or exit 0;
        if ($from != $dovecot) {
            pass_on($dovecot, $bytes);
            next;
        }
        $line .= $bytes;
        while ($line =~ s/^([^\n]*\n)//) {
            my $answer = $1;
            exit 0 if $answer =~ /^FAIL\t.*\t(?:temp|code=temp_fail)[\t\n]/;
            pass_on(\*STDOUT, $answer);
        }
    }
}
