package dev.latchkey.credential.directorysync;

import dev.latchkey.credential.account.DirectoryLink;
import dev.latchkey.credential.account.LinkedAccounts;
import dev.latchkey.credential.directorysync.DirectoryFinding.Missing;
import dev.latchkey.credential.directorysync.DirectoryFinding.Seen;
import dev.latchkey.credential.directorysync.DirectoryFinding.SwitchedOff;
import dev.latchkey.credential.directorysync.DirectoryFinding.SwitchedOn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks a provider for its users and does what follows. Doing it again, or twice at a time, changes nothing more. */
final class ReadDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(ReadDirectory.class);
    private static final Duration LATELY = Duration.ofHours(1);
    /** So many users who are missing in a list are asked for one by one in one reading; the others at the next. */
    private static final int ASKED_FOR = 100;

    private static final int AT_ONCE = 4;

    private final LinkedAccounts accounts;
    private final Clock clock;

    ReadDirectory(LinkedAccounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Fails with {@link DirectoryUnavailableException} where the provider could not be asked; nothing is changed then. */
    Mono<DirectoryReading> read(DirectorySource source, UserDirectory directory, SourceState state) {
        return directory
                .users()
                .flatMap(users -> compared(source, users, state))
                .doOnNext(ReadDirectory::mustHaveUsers)
                .flatMap(comparison ->
                        asked(directory, comparison).flatMap(findings -> follow(source, state, comparison, findings)));
    }

    private Mono<DirectoryComparison> compared(DirectorySource source, DirectoryUsers users, SourceState state) {
        Instant hourAgo = clock.instant().minus(LATELY);
        Instant since = state.countSince().isAfter(hourAgo) ? state.countSince() : hourAgo;
        return accounts.all(source.tenant())
                .reduceWith(() -> new DirectoryComparison(users, since), DirectoryComparison::add);
    }

    private static void mustHaveUsers(DirectoryComparison comparison) {
        int missing = count(comparison.findings(), Missing.class);
        if (comparison.users() == 0 && missing > 0) {
            throw new DirectoryUnavailableException("no users, although " + missing
                    + " accounts are linked to some (expected: all of them; a service account that may query users but"
                    + " not view them is shown none)");
        }
    }

    /** A list is made while users come and go: whoever is missing in it is asked for alone before they count as gone. */
    private static Mono<List<DirectoryFinding>> asked(UserDirectory directory, DirectoryComparison comparison) {
        Flux<DirectoryFinding> all = Flux.fromIterable(comparison.findings());
        Flux<Missing> missing = all.ofType(Missing.class);
        return Flux.concat(
                        all.filter(each -> !(each instanceof Missing)),
                        missing.take(ASKED_FOR).flatMap(each -> asked(directory, comparison.accounts(), each), AT_ONCE),
                        missing.skip(ASKED_FOR))
                .collectList();
    }

    private static Mono<DirectoryFinding> asked(UserDirectory directory, AccountComparison accounts, Missing missing) {
        return directory
                .user(missing.user())
                .map(user -> accounts.judge(missing.account(), user))
                .defaultIfEmpty(Optional.of(new SwitchedOff(missing.account(), missing.user())))
                .onErrorResume(DirectoryUnavailableException.class, failure -> Mono.just(unresolved(missing, failure)))
                .flatMap(Mono::justOrEmpty);
    }

    private static Optional<DirectoryFinding> unresolved(Missing missing, DirectoryUnavailableException failure) {
        LOG.atWarn()
                .addKeyValue("tenant", missing.account().tenant())
                .addKeyValue("account", missing.account().id())
                .addKeyValue("cause", failure.getMessage())
                .log("a user is not in the list of their provider, and cannot be asked for");
        return Optional.of(missing);
    }

    private Mono<DirectoryReading> follow(
            DirectorySource source,
            SourceState state,
            DirectoryComparison comparison,
            List<DirectoryFinding> findings) {
        int off = count(findings, SwitchedOff.class);
        int missing = count(findings, Missing.class);
        boolean held = new SwitchOffLimit(source.holdAbove())
                        .isExceededBy(off + missing, comparison.lately(), comparison.linked())
                && !state.letsThrough(off + missing, clock.instant());
        return Flux.fromIterable(findings)
                .filter(each -> !(held && each instanceof SwitchedOff))
                .flatMap(each -> apply(source, each), AT_ONCE)
                .collectList()
                .map(done -> new DirectoryReading(
                        comparison.users(),
                        comparison.linked(),
                        count(done, SwitchedOff.class),
                        count(done, SwitchedOn.class),
                        held ? off + missing : 0,
                        missing));
    }

    private static int count(List<DirectoryFinding> findings, Class<? extends DirectoryFinding> type) {
        return Math.toIntExact(findings.stream().filter(type::isInstance).count());
    }

    /** The finding, where it has changed something. */
    private Mono<DirectoryFinding> apply(DirectorySource source, DirectoryFinding finding) {
        return switch (finding) {
            case SwitchedOff(var account, var user) ->
                accounts.switchOff(account, source.issuer(), user, source.actor())
                        .filter(changed -> changed)
                        .map(changed -> told("account switched off, as its user is", source, finding));
            case SwitchedOn(var account, var user) ->
                accounts.switchOn(account, source.issuer(), user, source.actor())
                        .filter(changed -> changed)
                        .map(changed -> told("account switched on again, as its user is", source, finding));
            case Seen(var account, var user) ->
                accounts.link(account, DirectoryLink.seen(source.issuer(), user))
                        .thenReturn(finding);
            case Missing missing -> Mono.empty();
        };
    }

    private static DirectoryFinding told(String what, DirectorySource source, DirectoryFinding finding) {
        LOG.atInfo()
                .addKeyValue("source", source.id())
                .addKeyValue("tenant", source.tenant())
                .addKeyValue("account", finding.account().id())
                .addKeyValue("user", finding.user())
                .log(what);
        return finding;
    }
}
