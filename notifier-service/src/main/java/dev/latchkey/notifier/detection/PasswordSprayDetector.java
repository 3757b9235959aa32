package dev.latchkey.notifier.detection;

import dev.latchkey.events.AlertSeverity;
import dev.latchkey.notifier.alert.DetectionFinding;
import dev.latchkey.notifier.alert.DetectorNames;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One source tries few secrets on each of many accounts. The thresholds follow the published rules for sprays from a
 * single source: at least 15 accounts and 15 attempts within 30 minutes, few attempts on each account. Attempts that
 * throttling turned away unseen count once {@value #PROVEN} accounts were shown a wrong secret: a throttled office alone is
 * no attack.
 */
final class PasswordSprayDetector implements WindowDetector {

    private static final int PROVEN = 3;

    private final DetectionSettings.Spray settings;
    private final Duration alertEvery;

    PasswordSprayDetector(DetectionSettings.Spray settings, Duration alertEvery) {
        this.settings = settings;
        this.alertEvery = alertEvery;
    }

    @Override
    public String name() {
        return DetectorNames.PASSWORD_SPRAY;
    }

    @Override
    public Duration window() {
        return settings.window();
    }

    @Override
    public int keep() {
        return Math.max(settings.accounts() * settings.attemptsPerAccount(), settings.attempts()) + 80;
    }

    @Override
    public Optional<DetectionSubject> subject(ObservedSignIn signIn) {
        return SecretGuessReasons.shownBy(signIn)
                ? NetworkPrefix.source(signIn.fact().address())
                        .map(source -> new DetectionSubject(signIn.fact().tenant(), source))
                : Optional.empty();
    }

    @Override
    public Optional<DetectionFinding> judge(DetectionSubject subject, List<FailedAttempt> attempts) {
        long accounts = attempts.stream().map(FailedAttempt::account).distinct().count();
        long proven = attempts.stream()
                .filter(each -> each.secret() != null)
                .map(FailedAttempt::account)
                .distinct()
                .count();
        boolean spray = proven >= PROVEN
                && accounts >= settings.accounts()
                && attempts.size() >= settings.attempts()
                && attempts.size() <= accounts * settings.attemptsPerAccount();
        return spray ? Optional.of(finding(subject, attempts, accounts)) : Optional.empty();
    }

    private DetectionFinding finding(DetectionSubject source, List<FailedAttempt> attempts, long accounts) {
        FailedAttempt last = attempts.getLast();
        return new DetectionFinding(
                DetectorNames.PASSWORD_SPRAY,
                source.tenant(),
                source.name(),
                TimePeriods.start(last.at(), alertEvery),
                AlertSeverity.HIGH,
                "Password spray from " + source.name(),
                description(attempts.size(), accounts, source.name()),
                null,
                null,
                source.name(),
                attempts.getFirst().at(),
                last.at(),
                attempts.size(),
                accounts,
                attempts.stream().map(FailedAttempt::event).toList());
    }

    private static String description(int attempts, long accounts, String source) {
        return attempts + " wrong secrets were tried on " + accounts + " accounts from " + source
                + ". None of these attempts was let in. Check whether any sign-in from this source was"
                + " accepted, and block the source with a policy if it is not one of yours.";
    }
}
