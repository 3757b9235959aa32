package dev.latchkey.quickstart.installation;

/** Everything that listens, and where it does unless told otherwise. */
public enum Port {
    /** APIs of credential-service. */
    CREDENTIAL(8081),
    /** APIs of policy-service. */
    POLICY(8082),
    /** APIs of audit-service. */
    AUDIT(8083),
    /** APIs of notifier-service. */
    NOTIFIER(8084),
    /** APIs of the second credential-service, which only some tests start. */
    CREDENTIAL_REPLICA(8085),
    /** Sign-in page and tokens. */
    OIDC(8089),
    /** Where front doors ask. */
    DOORS(8091),
    /** Where front doors ask the second credential-service. */
    DOORS_REPLICA(8095),
    /** The broker. */
    KAFKA(9092),
    /** The database. */
    MONGODB(27017),
    /** APIs of a third credential-service; at the end, so that ports counted from a base stay where they were. */
    CREDENTIAL_THIRD(8086),
    /** Where front doors ask the third. */
    DOORS_THIRD(8096),
    /** Health and metrics of credential-service. */
    CREDENTIAL_MANAGEMENT(9081),
    /** Health and metrics of policy-service. */
    POLICY_MANAGEMENT(9082),
    /** Health and metrics of audit-service. */
    AUDIT_MANAGEMENT(9083),
    /** Health and metrics of notifier-service. */
    NOTIFIER_MANAGEMENT(9084),
    /** Health and metrics of the second credential-service. */
    CREDENTIAL_REPLICA_MANAGEMENT(9085),
    /** Health and metrics of the third. */
    CREDENTIAL_THIRD_MANAGEMENT(9086),
    /** APIs of a second audit-service. */
    AUDIT_REPLICA(8087),
    /** Its health and metrics. */
    AUDIT_REPLICA_MANAGEMENT(9087),
    /** APIs of a second notifier-service. */
    NOTIFIER_REPLICA(8088),
    /** Its health and metrics. */
    NOTIFIER_REPLICA_MANAGEMENT(9088);

    private final int standard;

    Port(int standard) {
        this.standard = standard;
    }

    /** The number that it has unless told otherwise. */
    public int standard() {
        return standard;
    }
}
