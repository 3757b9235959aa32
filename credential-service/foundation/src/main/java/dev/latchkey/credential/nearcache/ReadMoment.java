package dev.latchkey.credential.nearcache;

/**
 * When a reading of the database began, and whether what it finds may be remembered.
 *
 * @param fresh whether the streams of changes were seen: what is read while they are not may have changed before they are
 *     followed again, and nobody would tell
 * @param epoch what of the streams had been lost by then
 */
public record ReadMoment(boolean fresh, long epoch) {}
