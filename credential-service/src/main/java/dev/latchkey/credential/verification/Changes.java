package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.door.FrontDoor;
import dev.latchkey.credential.nearcache.Sight;
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
import dev.latchkey.kit.consuming.Received;
import dev.latchkey.kit.following.EventSink;

/** Reads from the streams what has changed, so that no replica goes on with what it remembers of it. */
final class Changes implements EventSink {
    private final Sight sight;

    Changes(Sight sight) {
        this.sight = sight;
    }

    @Override
    public void take(Received received) {
        Event event = received.event();
        switch (event) {
            case AppPasswordIssued e -> sight.changed(AppPassword.identity(e.tenant(), e.credential()), e.version());
            case AppPasswordActivated e -> sight.changed(AppPassword.identity(e.tenant(), e.credential()), e.version());
            case AppPasswordRevoked e -> sight.changed(AppPassword.identity(e.tenant(), e.credential()), e.version());
            case AppPasswordSuspended e -> sight.changed(AppPassword.identity(e.tenant(), e.credential()), e.version());
            case AppPasswordResumed e -> sight.changed(AppPassword.identity(e.tenant(), e.credential()), e.version());
            case AppPasswordReminded e -> sight.changed(AppPassword.identity(e.tenant(), e.credential()), e.version());
            case AppPasswordPinned e -> sight.changed(AppPassword.identity(e.tenant(), e.credential()), e.version());
            case AppPasswordRotated e -> sight.changed(AppPassword.identity(e.tenant(), e.credential()), e.version());
            case AppPasswordRetired e -> sight.changed(AppPassword.identity(e.tenant(), e.credential()), e.version());
            case AccountChanged e -> sight.changed(Account.identity(e.tenant(), e.account()), e.version());
            case TenantChanged e -> sight.changed(Tenant.identity(e.tenant()), e.version());
            case FrontDoorChanged e -> sight.changed(FrontDoor.identity(e.door()), e.version());
            default -> {
                // Other events of these topics change nothing that is remembered here.
            }
        }
    }

    /** It may have been a revocation. */
    @Override
    public void missed(RawRecord raw, RuntimeException why) {
        sight.lostTrack();
    }
}
