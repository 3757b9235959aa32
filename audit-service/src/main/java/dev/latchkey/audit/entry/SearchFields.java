package dev.latchkey.audit.entry;

import dev.latchkey.events.AccessDecided;
import dev.latchkey.events.AccountChanged;
import dev.latchkey.events.AccountClaimDecided;
import dev.latchkey.events.Actor;
import dev.latchkey.events.AlertRaised;
import dev.latchkey.events.AppPasswordActivated;
import dev.latchkey.events.AppPasswordIssued;
import dev.latchkey.events.AppPasswordPinned;
import dev.latchkey.events.AppPasswordReawakened;
import dev.latchkey.events.AppPasswordReminded;
import dev.latchkey.events.AppPasswordRequestChanged;
import dev.latchkey.events.AppPasswordResumed;
import dev.latchkey.events.AppPasswordRetired;
import dev.latchkey.events.AppPasswordRevoked;
import dev.latchkey.events.AppPasswordRotated;
import dev.latchkey.events.AppPasswordRulesChanged;
import dev.latchkey.events.AppPasswordSuspended;
import dev.latchkey.events.DirectoryReported;
import dev.latchkey.events.Event;
import dev.latchkey.events.FrontDoorChanged;
import dev.latchkey.events.NamedLocationChanged;
import dev.latchkey.events.NamedLocationRemoved;
import dev.latchkey.events.PolicyChanged;
import dev.latchkey.events.PolicyProposalChanged;
import dev.latchkey.events.PolicyRemoved;
import dev.latchkey.events.PolicySettingsChanged;
import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.events.PolicySnapshotReported;
import dev.latchkey.events.PolicySnapshotsConfirmed;
import dev.latchkey.events.SessionKickRequested;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.TenantChanged;
import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.problem.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Puts into an entry's document what the entry is searched by. */
final class SearchFields {
    private SearchFields() {}

    static void put(Document document, Event event) {
        text(document, EntryFields.TENANT, event.tenant());
        text(document, EntryFields.SUBJECT, event.subject());
        actor(event).ifPresent(by -> text(document, EntryFields.ACTOR, by.id()));
        if (event instanceof SignInRecorded signIn) {
            put(document, signIn);
        }
    }

    private static void put(Document document, SignInRecorded signIn) {
        text(document, EntryFields.ACCOUNT, signIn.account());
        text(document, EntryFields.LOGIN, signIn.login());
        text(document, EntryFields.CREDENTIAL, signIn.credential());
        text(document, EntryFields.RESULT, WireNames.RESULTS.get(signIn.result()));
        text(document, EntryFields.REASON, WireNames.REASONS.get(signIn.reason()));
        text(document, EntryFields.PROTOCOL, signIn.protocol());
        text(document, EntryFields.ADDRESS, signIn.address());
        addressKey(signIn.address()).ifPresent(key -> document.put(EntryFields.ADDRESS_KEY, key));
    }

    /** An address that is none is on the record all the same; no network contains it. */
    private static Optional<String> addressKey(@Nullable String address) {
        try {
            return Optional.ofNullable(address).map(IpAddress::parse).map(AddressKey::of);
        } catch (InvalidValueException notAnAddress) {
            return Optional.empty();
        }
    }

    /** The round trip replaces what is not Unicode (half a surrogate pair), which no database would take. */
    private static void text(Document document, String field, @Nullable String value) {
        if (value != null) {
            document.put(field, new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        }
    }

    private static Optional<Actor> actor(Event event) {
        return switch (event) {
            case TenantChanged e -> Optional.of(e.by());
            case AppPasswordRulesChanged e -> Optional.of(e.by());
            case AccountChanged e -> Optional.of(e.by());
            case FrontDoorChanged e -> Optional.of(e.by());
            case AppPasswordIssued e -> Optional.of(e.by());
            case AppPasswordActivated e -> Optional.of(e.by());
            case AppPasswordRevoked e -> Optional.of(e.by());
            case AppPasswordSuspended e -> Optional.of(e.by());
            case AppPasswordResumed e -> Optional.of(e.by());
            case AppPasswordPinned e -> Optional.of(e.by());
            case AccountClaimDecided e -> Optional.of(e.by());
            case DirectoryReported e -> Optional.of(e.by());
            case AppPasswordReminded e -> Optional.of(e.by());
            case AppPasswordRequestChanged e -> Optional.of(e.by());
            case AppPasswordRotated e -> Optional.of(e.by());
            case AppPasswordRetired e -> Optional.of(e.by());
            case NamedLocationChanged e -> Optional.of(e.by());
            case NamedLocationRemoved e -> Optional.of(e.by());
            case PolicyChanged e -> Optional.of(e.by());
            case PolicyRemoved e -> Optional.of(e.by());
            case PolicySettingsChanged e -> Optional.of(e.by());
            case PolicyProposalChanged e -> Optional.of(e.by());
            case SessionKickRequested e -> Optional.empty();
            case AppPasswordReawakened e -> Optional.empty();
            case SignInRecorded e -> Optional.empty();
            case PolicySnapshotPublished e -> Optional.empty();
            case PolicySnapshotReported e -> Optional.empty();
            case PolicySnapshotsConfirmed e -> Optional.empty();
            case AccessDecided e -> Optional.empty();
            case AlertRaised e -> Optional.empty();
        };
    }
}
