package dev.latchkey.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A directory, or an identity provider that tells of its people, said something that could not be followed, or not
 * without an administrator.
 *
 * @param source     who said it: a registered transmitter, or a provider that is asked
 * @param report     {@code subjectUnknown}, {@code switchOffsHeld} or {@code switchOffsReleased}
 * @param said       the type of the event that was told; null where a provider was asked
 * @param about      whom it was about, as it was said; null where it was about several
 * @param accounts   how many accounts would be switched off, or may be; null where that is not what it is about
 * @param linked     how many accounts are the provider's; likewise
 */
public record DirectoryReported(
        String tenant,
        String source,
        String report,
        @Nullable String said,
        @Nullable String about,
        @Nullable Long accounts,
        @Nullable Long linked,
        Instant reportedAt,
        Actor by)
        implements Event {
    /** No account is its subject's. */
    public static final String SUBJECT_UNKNOWN = "subjectUnknown";

    /** More accounts than usual would be switched off: none is, until an administrator lets them through. */
    public static final String SWITCH_OFFS_HELD = "switchOffsHeld";

    /** An administrator has let them through. */
    public static final String SWITCH_OFFS_RELEASED = "switchOffsReleased";

    @Override
    public String subject() {
        return source;
    }

    @Override
    public String key() {
        return ReservedTenants.key(tenant, source);
    }
}
