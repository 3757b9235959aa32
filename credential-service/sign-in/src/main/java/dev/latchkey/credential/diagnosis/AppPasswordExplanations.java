package dev.latchkey.credential.diagnosis;

import dev.latchkey.credential.apppassword.AppPassword;

/** The app password was a good one, and is not in force any more, or not now. */
final class AppPasswordExplanations {
    private AppPasswordExplanations() {}

    static Explanation revoked(Incident incident) {
        AppPassword device = incident.device();
        String reason = device == null || device.revokeReason() == null ? "" : " (" + device.revokeReason() + ")";
        return new Explanation(
                "The app password of %s was revoked%s%s, and the device still sends it."
                        .formatted(
                                incident.deviceName(),
                                DiagnosisWording.time("on", device == null ? null : device.revokedAt()),
                                reason),
                "If the device is still in use, issue a new app password for it and type that. If it is not, remove the"
                        + " account from it, so that it stops trying. If it is lost or not yours, leave it: it gets in"
                        + " no more, and is not taken for an attack on the account.");
    }

    static Explanation rotatedOut(Incident incident) {
        AppPassword device = incident.device();
        return new Explanation(
                "The app password of %s was replaced by a new one, and the time in which both worked is over%s. The"
                                .formatted(
                                        incident.deviceName(),
                                        DiagnosisWording.time("since", device == null ? null : device.revokedAt()))
                        + " device still sends the old one.",
                "Type the new app password on the device; if it is not at hand, issue another one.");
    }

    static Explanation expired(Incident incident) {
        AppPassword device = incident.device();
        return new Explanation(
                "The app password of %s expired%s."
                        .formatted(
                                incident.deviceName(),
                                DiagnosisWording.time("on", device == null ? null : device.expiresAt())),
                "Issue a new app password for the device, if it is still needed.");
    }

    static Explanation lapsed(Incident incident) {
        AppPassword device = incident.device();
        return new Explanation(
                "The app password of %s was to be used for the first time%s, and was not."
                        .formatted(
                                incident.deviceName(),
                                DiagnosisWording.time("before", device == null ? null : device.activateBy())),
                "Issue a new one and type it soon; a longer time for the first use can be asked for (activateWithin).");
    }

    static Explanation suspended(Incident incident) {
        return new Explanation(
                "The app password of %s is suspended, or was at that time.".formatted(incident.deviceName()),
                "An administrator or the help desk can lift that. Until then no new password helps.");
    }
}
