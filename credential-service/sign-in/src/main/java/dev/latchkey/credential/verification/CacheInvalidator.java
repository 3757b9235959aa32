package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.nearcache.StreamFreshness;
import dev.latchkey.credential.tenant.Tenant;
import dev.latchkey.events.AccountChanged;
import dev.latchkey.events.AppPasswordActivated;
import dev.latchkey.events.AppPasswordIssued;
import dev.latchkey.events.AppPasswordPinned;
import dev.latchkey.events.AppPasswordReminded;
import dev.latchkey.events.AppPasswordResumed;
import dev.latchkey.events.AppPasswordRetired;
import dev.latchkey.events.AppPasswordRevoked;
import dev.latchkey.events.AppPasswordRotated;
import dev.latchkey.events.AppPasswordSuspended;
import dev.latchkey.events.Event;
import dev.latchkey.events.FrontDoorChanged;
import dev.latchkey.events.TenantChanged;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.kit.following.EventSink;
import dev.latchkey.kit.following.TopicRemoval;

/** Reads from the streams what has changed, so that no replica goes on with what it remembers of it. */
final class CacheInvalidator implements EventSink {
    private final StreamFreshness freshness;

    CacheInvalidator(StreamFreshness freshness) {
        this.freshness = freshness;
    }

    @Override
    public void take(ReceivedEvent received) {
        Event event = received.event();
        switch (event) {
            case AppPasswordIssued e ->
                freshness.changed(AppPassword.identity(e.tenant(), e.credential()), e.version());
            case AppPasswordActivated e ->
                freshness.changed(AppPassword.identity(e.tenant(), e.credential()), e.version());
            case AppPasswordRevoked e ->
                freshness.changed(AppPassword.identity(e.tenant(), e.credential()), e.version());
            case AppPasswordSuspended e ->
                freshness.changed(AppPassword.identity(e.tenant(), e.credential()), e.version());
            case AppPasswordResumed e ->
                freshness.changed(AppPassword.identity(e.tenant(), e.credential()), e.version());
            case AppPasswordReminded e ->
                freshness.changed(AppPassword.identity(e.tenant(), e.credential()), e.version());
            case AppPasswordPinned e ->
                freshness.changed(AppPassword.identity(e.tenant(), e.credential()), e.version());
            case AppPasswordRotated e ->
                freshness.changed(AppPassword.identity(e.tenant(), e.credential()), e.version());
            case AppPasswordRetired e ->
                freshness.changed(AppPassword.identity(e.tenant(), e.credential()), e.version());
            case AccountChanged e -> freshness.changed(Account.identity(e.tenant(), e.account()), e.version());
            case TenantChanged e -> freshness.changed(Tenant.identity(e.tenant()), e.version());
            case FrontDoorChanged e -> freshness.changed(FrontDoor.identity(e.door()), e.version());
            default -> {
                // Other events of these topics change nothing that is remembered here.
            }
        }
    }

    /** It may have been a revocation. */
    @Override
    public void missed(RawRecord raw, RuntimeException why) {
        freshness.lostTrack();
    }

    /** There may have been revocations in it. */
    @Override
    public void removed(TopicRemoval removal) {
        if (removal.unseen()) {
            freshness.lostTrack();
        }
    }
}
