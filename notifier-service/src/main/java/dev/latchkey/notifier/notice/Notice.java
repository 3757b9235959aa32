package dev.latchkey.notifier.notice;

import dev.latchkey.kit.text.ShownText;
import java.time.Instant;
import java.util.List;

/**
 * What an owner is told.
 *
 * @param id          of the event it is about: one that is read again leads to no second notice
 * @param credentials what is revoked where it was not the owner
 * @param label       what the owner calls the device
 * @param who         who did it, in words
 * @param until       when its link stops working, and it is tried no more
 */
record Notice(
        String id,
        String tenant,
        String account,
        List<String> credentials,
        NoticeKind kind,
        String label,
        Instant at,
        String who,
        Instant until) {
    Notice {
        credentials = List.copyOf(credentials);
        label = ShownText.replaced(label, " ").strip();
        who = ShownText.replaced(who, " ").strip();
    }

    /** One sentence, without the time. */
    String sentence() {
        return "The app password \"" + label + "\" " + kind.words() + ".";
    }
}
