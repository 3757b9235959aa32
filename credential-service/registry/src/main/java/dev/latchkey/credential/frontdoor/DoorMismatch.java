package dev.latchkey.credential.frontdoor;

/**
 * What a front door was asked to let in, and is not registered for.
 *
 * @param field      of its registration
 * @param asked      what came
 * @param registered what would have done
 */
public record DoorMismatch(String field, String asked, String registered) {}
