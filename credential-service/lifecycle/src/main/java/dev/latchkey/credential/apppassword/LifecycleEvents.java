package dev.latchkey.credential.apppassword;

import dev.latchkey.events.Actor;
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
import dev.latchkey.policy.network.Cidr;
import java.util.List;
import java.util.Objects;

/** The one event of each change, made of the app password as it is after it. */
final class LifecycleEvents {
    private LifecycleEvents() {}

    static Event of(AppPassword after, LifecycleAction action) {
        return switch (action) {
            case LifecycleAction.Activate activate -> activated(after, activate);
            case LifecycleAction.PinTo pin -> pinned(after, pin);
            case LifecycleAction.Rotate rotate -> rotated(after, rotate);
            case LifecycleAction.Retire retire -> retired(after, retire);
            case LifecycleAction.Suspend suspend -> suspended(after, suspend);
            case LifecycleAction.Resume resume -> resumed(after, resume);
            case LifecycleAction.Revoke revoke -> revoked(after, revoke);
            case LifecycleAction.Remind remind -> reminded(after, remind);
        };
    }

    static AppPasswordIssued issued(AppPassword password, Actor by) {
        return new AppPasswordIssued(
                password.tenant(),
                password.account(),
                password.id(),
                password.version(),
                password.label(),
                password.protocols(),
                password.services(),
                ranges(password),
                password.issuedAt(),
                password.expiresAt(),
                password.activateBy(),
                password.replaces(),
                password.deviceKind(),
                by);
    }

    private static AppPasswordActivated activated(AppPassword after, LifecycleAction.Activate action) {
        return new AppPasswordActivated(
                after.tenant(),
                after.account(),
                after.id(),
                after.version(),
                action.at(),
                action.address(),
                action.protocol(),
                action.by());
    }

    private static AppPasswordPinned pinned(AppPassword after, LifecycleAction.PinTo action) {
        return new AppPasswordPinned(
                after.tenant(),
                after.account(),
                after.id(),
                after.version(),
                after.label(),
                ranges(after),
                action.at(),
                action.by());
    }

    private static AppPasswordRotated rotated(AppPassword after, LifecycleAction.Rotate action) {
        return new AppPasswordRotated(
                after.tenant(),
                after.account(),
                after.id(),
                after.version(),
                after.label(),
                action.succession().successor(),
                action.succession().rotatedAt(),
                action.succession().retiresAt(),
                action.by());
    }

    private static AppPasswordRetired retired(AppPassword after, LifecycleAction.Retire action) {
        return new AppPasswordRetired(
                after.tenant(),
                after.account(),
                after.id(),
                after.version(),
                after.label(),
                Objects.requireNonNull(after.succession(), "not rotated").successor(),
                action.at(),
                action.by());
    }

    private static AppPasswordSuspended suspended(AppPassword after, LifecycleAction.Suspend action) {
        return new AppPasswordSuspended(
                after.tenant(),
                after.account(),
                after.id(),
                after.version(),
                after.label(),
                action.at(),
                action.reason(),
                action.by());
    }

    private static AppPasswordResumed resumed(AppPassword after, LifecycleAction.Resume action) {
        return new AppPasswordResumed(
                after.tenant(), after.account(), after.id(), after.version(), after.label(), action.at(), action.by());
    }

    private static AppPasswordRevoked revoked(AppPassword after, LifecycleAction.Revoke action) {
        return new AppPasswordRevoked(
                after.tenant(),
                after.account(),
                after.id(),
                after.version(),
                after.label(),
                action.at(),
                action.reason(),
                action.by());
    }

    private static AppPasswordReminded reminded(AppPassword after, LifecycleAction.Remind action) {
        return new AppPasswordReminded(
                after.tenant(),
                after.account(),
                after.id(),
                after.version(),
                after.label(),
                action.reason().wireName(),
                action.dueAt(),
                action.at(),
                action.by());
    }

    private static List<String> ranges(AppPassword password) {
        return password.networks().stream().map(Cidr::toString).toList();
    }
}
