package dev.latchkey.credential.throttle;

import dev.latchkey.events.RecordedAttributes;

/**
 * How an attempt ended, and when.
 *
 * @param at in milliseconds, as its sender has signed it: what Kafka says of a record's time anybody can make up
 */
record SeenAttempt(RecordedAttributes signIn, long at) {}
