package dev.latchkey.policy.evaluation;

/** The kinds of conditions, in the order in which they are asked. */
public enum ConditionType {
    ACCOUNTS("accounts"),
    GROUPS("groups"),
    PROTOCOLS("protocols"),
    SERVICES("services"),
    FRONT_DOORS("frontDoors"),
    LOCATIONS("locations"),
    CLIENTS("clients"),
    TLS("tls"),
    TIME_WINDOWS("timeWindows"),
    DATES("dates"),
    CREDENTIAL_OLDER_THAN("credential.olderThan"),
    CREDENTIAL_IDLE_FOR("credential.idleFor"),
    CREDENTIAL_NO_NETWORK("credential.noNetwork"),
    CREDENTIAL_NO_EXPIRY("credential.noExpiry"),
    CREDENTIAL_PENDING("credential.pending"),
    CREDENTIAL_FORM("credential.form"),
    CREDENTIAL_DEVICE_KINDS("credential.deviceKinds"),
    CREDENTIAL_LABELS("credential.labels"),
    RISK("risk");

    private final String wireName;

    ConditionType(String wireName) {
        this.wireName = wireName;
    }

    /** As in events and JSON: the field of the policy. */
    public String wireName() {
        return wireName;
    }
}
