package dev.latchkey.credential.protocol;

/**
 * What a front door is sent back, not put into its protocol's form yet: the connection does that on its own event loop,
 * so that whichever thread has brought the outcome about goes on with the next one's.
 */
@FunctionalInterface
interface DeferredResponse {
    /** Puts it into its form. */
    DoorResponse encode();
}
