package dev.latchkey.notifier.alert;

import java.util.List;

/** What detectors are called in alerts and in the filters of those who read them. */
public final class DetectorNames {
    /** One source tries many accounts. */
    public static final String PASSWORD_SPRAY = "passwordSpray";

    /** One account is tried with many secrets. */
    public static final String GUESSING = "guessing";

    /** A credential is used from where it never was. */
    public static final String NEW_NETWORK = "newNetwork";

    /** A credential was found in public. */
    public static final String LEAKED_CREDENTIAL = "leakedCredential";

    /** An owner says that it was not they. */
    public static final String DISOWNED = "disowned";

    /** Somebody came as the owner of an account that is somebody else's. */
    public static final String ACCOUNT_CLAIMED = "accountClaimed";

    /** A directory would switch off more accounts than usual. */
    public static final String SWITCH_OFFS_HELD = "switchOffsHeld";

    /** An identity provider told of somebody who has no account. */
    public static final String UNKNOWN_SUBJECT = "unknownSubject";

    /** A replica could not understand a tenant's policies. */
    public static final String POLICIES_REJECTED = "policiesRejected";

    /** Something on Kafka was not signed by whoever sends such events. */
    public static final String FORGED_EVENT = "forgedEvent";

    /** All of them. */
    public static final List<String> ALL = List.of(
            PASSWORD_SPRAY,
            GUESSING,
            NEW_NETWORK,
            LEAKED_CREDENTIAL,
            DISOWNED,
            ACCOUNT_CLAIMED,
            SWITCH_OFFS_HELD,
            UNKNOWN_SUBJECT,
            POLICIES_REJECTED,
            FORGED_EVENT);

    private DetectorNames() {}
}
