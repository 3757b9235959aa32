package dev.latchkey.notifier.detection;

import dev.latchkey.events.AlertSeverity;
import dev.latchkey.events.SignInReason;
import dev.latchkey.notifier.alert.DetectionFinding;
import dev.latchkey.notifier.alert.DetectorNames;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Many different secrets are tried on one account, from wherever: at least 10 within 10 minutes. The same wrong secret
 * repeated is one. Attempts that throttling turned away before their secret was looked at count as well, once
 * {@value #PROVEN} different wrong secrets show that it is not a device with a good one behind a throttled source.
 */
final class BruteForceDetector implements WindowDetector {
    private static final int PROVEN = 3;

    private final DetectionSettings.Guessing settings;
    private final Duration alertEvery;

    BruteForceDetector(DetectionSettings.Guessing settings, Duration alertEvery) {
        this.settings = settings;
        this.alertEvery = alertEvery;
    }

    @Override
    public String name() {
        return DetectorNames.GUESSING;
    }

    @Override
    public Duration window() {
        return settings.window();
    }

    @Override
    public int keep() {
        return 4 * settings.secrets() + 60;
    }

    @Override
    public Optional<DetectionSubject> subject(ObservedSignIn signIn) {
        // There is nothing to guess where there is no account; a spray is what such attempts belong to.
        String account = signIn.fact().account();
        boolean matters = SecretGuessReasons.shownBy(signIn) && signIn.fact().reason() != SignInReason.ACCOUNT_UNKNOWN;
        return matters && account != null
                ? Optional.of(new DetectionSubject(signIn.fact().tenant(), account))
                : Optional.empty();
    }

    @Override
    public Optional<DetectionFinding> judge(DetectionSubject subject, List<FailedAttempt> attempts) {
        long seen = attempts.stream()
                .map(FailedAttempt::secret)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        long unseen = attempts.stream().filter(each -> each.secret() == null).count();
        long guesses = seen < PROVEN ? seen : seen + unseen;
        return guesses >= settings.secrets() ? Optional.of(finding(subject, attempts, guesses)) : Optional.empty();
    }

    private static List<String> sources(List<FailedAttempt> attempts) {
        return attempts.stream()
                .map(FailedAttempt::address)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private DetectionFinding finding(DetectionSubject account, List<FailedAttempt> attempts, long guesses) {
        FailedAttempt last = attempts.getLast();
        List<String> sources = sources(attempts);
        return new DetectionFinding(
                DetectorNames.GUESSING,
                account.tenant(),
                account.name(),
                TimePeriods.start(last.at(), alertEvery),
                AlertSeverity.MEDIUM,
                "Somebody is guessing app passwords of " + last.login(),
                description(guesses, last.login(), sources.size()),
                account.name(),
                null,
                sources.size() == 1 ? sources.getFirst() : null,
                attempts.getFirst().at(),
                last.at(),
                guesses,
                1,
                attempts.stream().map(FailedAttempt::event).toList());
    }

    private static String description(long guesses, @Nullable String login, int sources) {
        return guesses + " different wrong secrets were tried on " + login + " from " + sources
                + (sources == 1 ? " address" : " addresses")
                + ". None of these attempts was let in. Devices of the owner go on working; if the attempts"
                + " are the owner's own, help them to issue a new app password.";
    }
}
