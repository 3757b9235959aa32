package dev.latchkey.credential.diagnosis;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.apppassword.AppPasswordState;
import dev.latchkey.credential.diagnosis.Diagnosis.Finding;
import dev.latchkey.credential.diagnosis.Diagnosis.Worked;
import dev.latchkey.credential.lastuse.LastUse;
import dev.latchkey.events.SignInReason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about the failures of one account.
 *
 * @param failures  newest first
 * @param passwords of the account, by id
 * @param uses      of those, the last of each
 * @param evidence  of why attempts were held back
 */
record DiagnosisContext(
        Account account,
        List<Failure> failures,
        Map<String, AppPassword> passwords,
        List<LastUse> uses,
        HoldEvidence evidence,
        Instant now) {
    private static final String NOT_TIED =
            " Wrong passwords cannot be tied to a device: they are in the diagnosis of the account.";

    Diagnosis diagnosis() {
        Worked worked = lastWorked(uses);
        return diagnosis(null, DiagnosisWording.summary(failures, worked), worked);
    }

    Diagnosis diagnosis(AppPassword device) {
        Worked worked = lastWorked(uses.stream()
                .filter(use -> use.credential().equals(device.id()))
                .toList());
        AppPasswordState state = device.stateAt(now);
        String standing = state == AppPasswordState.ACTIVE ? "" : " Its app password is " + word(state) + ".";
        String summary = DiagnosisWording.summary(failures, worked) + standing + NOT_TIED;
        return diagnosis(DiagnosedDevice.of(device, now), summary, worked);
    }

    private Diagnosis diagnosis(@Nullable DiagnosedDevice device, String summary, @Nullable Worked worked) {
        List<Finding> findings =
                RepeatedFailures.in(failures).stream().map(this::finding).toList();
        return new Diagnosis(account.id(), account.login(), device, summary, worked, findings);
    }

    private @Nullable Worked lastWorked(List<LastUse> some) {
        return some.stream()
                .max(Comparator.comparing(LastUse::at))
                .map(use -> new Worked(
                        use.at(),
                        use.address(),
                        use.protocol(),
                        use.frontDoor(),
                        DiagnosedDevice.of(passwords.get(use.credential()), now)))
                .orElse(null);
    }

    private static String word(AppPasswordState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Finding finding(RepeatedFailures repeats) {
        Failure failure = repeats.newest();
        AppPassword device = failure.credential() == null ? null : passwords.get(failure.credential());
        Explanation said = Explanations.of(
                new Incident(failure, repeats.times(), repeats.since(), device, account, evidence.of(failure)));
        return new Finding(
                failure.reason(),
                said.explanation(),
                said.remedy(),
                repeats.times(),
                repeats.since(),
                failure.at(),
                said.until(),
                DiagnosedDevice.of(device, now),
                shownLogin(failure),
                failure.protocol(),
                failure.service(),
                failure.frontDoor(),
                failure.address(),
                failure.client(),
                workedSince(failure, device));
    }

    /** Which other account a device signs in to is not for its owner to know. */
    private String shownLogin(Failure failure) {
        return failure.reason() == SignInReason.WRONG_ACCOUNT ? account.login() : failure.login();
    }

    private @Nullable Instant workedSince(Failure failure, @Nullable AppPassword device) {
        return uses.stream()
                .filter(use -> device != null && use.credential().equals(device.id()))
                .map(LastUse::at)
                .filter(failure.at()::isBefore)
                .findFirst()
                .orElse(null);
    }
}
