package dev.latchkey.notifier.channel;

import dev.latchkey.kit.text.ShownText;

/**
 * One mail to send.
 *
 * @param id      the same in every attempt; becomes the Message-ID
 * @param subject one line; whatever could break it is replaced
 * @param text    plain text
 */
public record Mail(String id, String to, String subject, String text) {
    private static final int LONGEST_SUBJECT = 200;

    public Mail {
        String line = ShownText.replaced(subject, " ").strip();
        subject = line.length() > LONGEST_SUBJECT ? line.substring(0, LONGEST_SUBJECT - 1) + "…" : line;
    }
}
