package dev.latchkey.credential.diagnosis;

import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.diagnosis.Failure.Blocker;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The app password is in force, but not for what was tried with it. */
final class RestrictionExplanations {
    private RestrictionExplanations() {}

    static Explanation protocolNotAllowed(Incident incident) {
        AppPassword device = incident.device();
        return new Explanation(
                "The app password of %s is not for %s.%s"
                        .formatted(
                                incident.deviceName(),
                                incident.failure().protocol(),
                                only(device == null ? List.of() : device.protocols())),
                "Switch %s off on the device if it is not needed; otherwise issue an app password that allows it."
                        .formatted(incident.failure().protocol()));
    }

    static Explanation serviceNotAllowed(Incident incident) {
        AppPassword device = incident.device();
        return new Explanation(
                "The app password of %s is not for the service %s.%s"
                        .formatted(
                                incident.deviceName(),
                                incident.failure().service(),
                                only(device == null ? List.of() : device.services())),
                "Issue an app password that allows %s for whatever uses it."
                        .formatted(incident.failure().service()));
    }

    static Explanation networkNotAllowed(Incident incident) {
        AppPassword device = incident.device();
        return new Explanation(
                "The app password of %s may not be used %s.%s"
                        .formatted(
                                incident.deviceName(),
                                incident.from(),
                                only(device == null ? List.of() : device.networks())),
                "Use the device in one of those networks. If it has moved, issue an app password that allows its new"
                        + " network. If the device is where it belongs and the address is not its own, somebody else"
                        + " has the app password: revoke it.");
    }

    private static String only(Collection<?> allowed) {
        return allowed.isEmpty() ? "" : " It is for " + DiagnosisWording.list(allowed) + " alone.";
    }

    static Explanation blockedByPolicy(Incident incident) {
        List<Blocker> blockers = incident.failure().blockers();
        String names = blockers.stream().map(RestrictionExplanations::name).collect(Collectors.joining(", "));
        return new Explanation(
                blockers.isEmpty()
                        ? "A policy of conditional access blocked it."
                        : "Blocked by conditional access: %s.".formatted(names),
                "Nothing is wrong with the device or its app password. Try from another place or at another time, if"
                        + " that is what the policy is about; otherwise ask an administrator, who can try the policy"
                        + " out on this sign-in: %s, service %s, %s."
                                .formatted(
                                        incident.failure().protocol(),
                                        incident.failure().service(),
                                        incident.from()));
    }

    private static String name(Blocker blocker) {
        return "“" + blocker.name() + "” "
                + (blocker.unmet() == null
                        ? "(all of its conditions were met)"
                        : "(the condition “" + blocker.unmet() + "” was not met)");
    }
}
