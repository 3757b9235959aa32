package dev.latchkey.kit.consuming;

import dev.latchkey.kit.publishing.CloudEventHeaders;

/**
 * A dead letter that waits to be replayed or given up.
 *
 * @param group     the consumer that could not digest it
 * @param partition of the dead-letter topic
 * @param offset    in that partition
 * @param event     the event's id; empty where it has none
 * @param type      the event's type; empty where it has none
 * @param reason    why it could not be digested, in one word
 * @param detail    the same, more exactly
 * @param at        when it was put aside
 */
public record WaitingLetter(
        String group, int partition, long offset, String event, String type, String reason, String detail, String at) {
    static WaitingLetter of(String group, RawRecord letter) {
        return new WaitingLetter(
                group,
                letter.partition(),
                letter.offset(),
                letter.header(CloudEventHeaders.ID).orElse(""),
                letter.header(CloudEventHeaders.TYPE).orElse(""),
                letter.header(DeadLetters.REASON).orElse(""),
                letter.header(DeadLetters.DETAIL).orElse(""),
                letter.header(DeadLetters.AT).orElse(""));
    }
}
