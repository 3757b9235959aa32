package dev.latchkey.events;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A fact that one of Latchkey's services publishes. The {@linkplain EventType type} names it on the wire; the
 * AsyncAPI document of this module is its contract. Facts are in the past tense, never carry a secret, and only ever
 * gain optional fields.
 */
public sealed interface Event
        permits SignInRecorded,
                TenantChanged,
                AppPasswordRulesChanged,
                AccountChanged,
                FrontDoorChanged,
                AppPasswordIssued,
                AppPasswordActivated,
                AppPasswordRevoked,
                AppPasswordSuspended,
                AppPasswordResumed,
                AppPasswordPinned,
                AccountClaimDecided,
                DirectoryReported,
                AppPasswordRequestChanged,
                SessionKickRequested,
                AccessDecided,
                AppPasswordReawakened,
                AppPasswordReminded,
                AppPasswordRotated,
                AppPasswordRetired,
                NamedLocationChanged,
                NamedLocationRemoved,
                PolicyChanged,
                PolicyRemoved,
                PolicySettingsChanged,
                PolicyProposalChanged,
                PolicySnapshotPublished,
                PolicySnapshotReported,
                PolicySnapshotsConfirmed,
                AlertRaised {

    /** The tenant whose fact this is; {@link ReservedTenants#PLATFORM} or {@link ReservedTenants#UNASSIGNED} where it is nobody's. */
    String tenant();

    /** What the fact is about, unique within the tenant; CloudEvents {@code subject}. */
    String subject();

    /** The record key: decides the partition, and so what stays in order with what. */
    String key();

    /**
     * What readers may decide by without reading the data: values of its fields, by
     * name, among the {@linkplain EventType#attributes() attributes} of its type.
     */
    default Map<String, String> attributes() {
        Map<String, String> all = new LinkedHashMap<>();
        giveAttributes(all::put);
        return all;
    }

    /** Gives each of the {@linkplain #attributes() attributes}, by name and value, without a map of them. */
    default void giveAttributes(BiConsumer<String, String> target) {}
}
