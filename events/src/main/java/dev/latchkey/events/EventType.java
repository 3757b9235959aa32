package dev.latchkey.events;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every type of event: its CloudEvents {@code type}, its record and its topic. The one list of them. */
public enum EventType {
    SIGN_IN_RECORDED("dev.latchkey.sign-in.recorded.v1", SignInRecorded.class, Topic.SIGN_INS),
    TENANT_CHANGED("dev.latchkey.tenant.changed.v1", TenantChanged.class, Topic.ACCOUNTS),
    APP_PASSWORD_RULES_CHANGED(
            "dev.latchkey.app-password-rules.changed.v1", AppPasswordRulesChanged.class, Topic.ACCOUNTS),
    ACCOUNT_CHANGED("dev.latchkey.account.changed.v1", AccountChanged.class, Topic.ACCOUNTS),
    FRONT_DOOR_CHANGED("dev.latchkey.front-door.changed.v1", FrontDoorChanged.class, Topic.ACCOUNTS),
    APP_PASSWORD_ISSUED("dev.latchkey.app-password.issued.v1", AppPasswordIssued.class, Topic.CREDENTIALS),
    APP_PASSWORD_ACTIVATED("dev.latchkey.app-password.activated.v1", AppPasswordActivated.class, Topic.CREDENTIALS),
    APP_PASSWORD_REVOKED("dev.latchkey.app-password.revoked.v1", AppPasswordRevoked.class, Topic.CREDENTIALS),
    APP_PASSWORD_SUSPENDED("dev.latchkey.app-password.suspended.v1", AppPasswordSuspended.class, Topic.CREDENTIALS),
    APP_PASSWORD_RESUMED("dev.latchkey.app-password.resumed.v1", AppPasswordResumed.class, Topic.CREDENTIALS),
    APP_PASSWORD_PINNED("dev.latchkey.app-password.pinned.v1", AppPasswordPinned.class, Topic.CREDENTIALS),
    ACCOUNT_CLAIM_DECIDED("dev.latchkey.account-claim.decided.v1", AccountClaimDecided.class, Topic.CREDENTIALS),
    DIRECTORY_REPORTED("dev.latchkey.directory.reported.v1", DirectoryReported.class, Topic.CREDENTIALS),
    APP_PASSWORD_REQUEST_CHANGED(
            "dev.latchkey.app-password-request.changed.v1", AppPasswordRequestChanged.class, Topic.CREDENTIALS),
    ACCESS_DECIDED("dev.latchkey.access.decided.v1", AccessDecided.class, Topic.CREDENTIALS),
    SESSION_KICK_REQUESTED("dev.latchkey.session-kick.requested.v1", SessionKickRequested.class, Topic.CREDENTIALS),
    APP_PASSWORD_REMINDED("dev.latchkey.app-password.reminded.v1", AppPasswordReminded.class, Topic.CREDENTIALS),
    APP_PASSWORD_REAWAKENED("dev.latchkey.app-password.reawakened.v1", AppPasswordReawakened.class, Topic.CREDENTIALS),
    APP_PASSWORD_ROTATED("dev.latchkey.app-password.rotated.v1", AppPasswordRotated.class, Topic.CREDENTIALS),
    APP_PASSWORD_RETIRED("dev.latchkey.app-password.retired.v1", AppPasswordRetired.class, Topic.CREDENTIALS),
    NAMED_LOCATION_CHANGED("dev.latchkey.named-location.changed.v1", NamedLocationChanged.class, Topic.POLICIES),
    NAMED_LOCATION_REMOVED("dev.latchkey.named-location.removed.v1", NamedLocationRemoved.class, Topic.POLICIES),
    POLICY_CHANGED("dev.latchkey.policy.changed.v1", PolicyChanged.class, Topic.POLICIES),
    POLICY_REMOVED("dev.latchkey.policy.removed.v1", PolicyRemoved.class, Topic.POLICIES),
    POLICY_SETTINGS_CHANGED("dev.latchkey.policy-settings.changed.v1", PolicySettingsChanged.class, Topic.POLICIES),
    POLICY_PROPOSAL_CHANGED("dev.latchkey.policy-proposal.changed.v1", PolicyProposalChanged.class, Topic.POLICIES),
    POLICY_SNAPSHOT_PUBLISHED(
            "dev.latchkey.policy-snapshot.published.v1", PolicySnapshotPublished.class, Topic.POLICY_SNAPSHOTS),
    POLICY_SNAPSHOT_REPORTED(
            "dev.latchkey.policy-snapshot.reported.v1", PolicySnapshotReported.class, Topic.POLICY_REPORTS),
    POLICY_SNAPSHOTS_CONFIRMED(
            "dev.latchkey.policy-snapshots.confirmed.v1", PolicySnapshotsConfirmed.class, Topic.POLICY_CONFIRMATIONS),
    ALERT_RAISED("dev.latchkey.alert.raised.v1", AlertRaised.class, Topic.ALERTS);

    private static final String NAMES_START_WITH = "dev.latchkey.";
    private static final String SCHEMAS = "https://latchkey.dev/schemas/";
    private static final Map<String, EventType> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::wireName, t -> t));
    private static final Map<Class<? extends Event>, EventType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::record, t -> t));

    private final String wireName;
    private final Class<? extends Event> record;
    private final Topic topic;
    private final URI dataSchema;

    EventType(String wireName, Class<? extends Event> record, Topic topic) {
        this.wireName = wireName;
        this.record = record;
        this.topic = topic;
        this.dataSchema = URI.create(SCHEMAS + wireName.substring(NAMES_START_WITH.length()) + ".json");
    }

    /** The type with this CloudEvents {@code type}, if this release knows it. */
    public static Optional<EventType> named(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /** The type of an event. */
    public static EventType of(Event event) {
        return Objects.requireNonNull(BY_RECORD.get(event.getClass()), () -> "no type for " + event.getClass());
    }

    /** The CloudEvents {@code type}. */
    public String wireName() {
        return wireName;
    }

    /**
     * The CloudEvents {@code dataschema}: the {@code $id} of the JSON Schema of the data. It names the schema, which is
     * in this module; nothing has to be found at that address.
     */
    public URI dataSchema() {
        return dataSchema;
    }

    /** The record that holds the data. */
    public Class<? extends Event> record() {
        return record;
    }

    /** The names of the attributes that stand beside the data of this type alone, in the order in which they are signed. */
    public List<String> attributes() {
        return this == SIGN_IN_RECORDED ? RecordedAttributes.NAMES : List.of();
    }

    /** Where events of this type are published. */
    public Topic topic() {
        return topic;
    }
}
