package dev.latchkey.events;

import org.jspecify.annotations.Nullable;

/**
 * Somebody asked for an app password, or it was decided upon, or issued; the whole state after the change.
 *
 * @param request        id, and that of the app password that comes of it
 * @param version        of the request, 1 when it was made
 * @param stage          {@code requested}, {@code approved}, {@code rejected} or {@code collected}
 * @param label          what its owner calls the device
 * @param reason         why, in the words of whoever asked
 * @param decisionReason why it was decided so, in the words of whoever did
 */
public record AppPasswordRequestChanged(
        String tenant,
        String account,
        String request,
        long version,
        String stage,
        String label,
        String reason,
        @Nullable String decisionReason,
        Actor by)
        implements Event {
    @Override
    public String subject() {
        return request;
    }

    @Override
    public String key() {
        return ReservedTenants.key(tenant, account);
    }
}
