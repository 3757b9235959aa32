package dev.latchkey.notifier.notice;

import dev.latchkey.notifier.channel.Mail;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What a notice says. */
final class NoticeText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private NoticeText() {}

    static Mail mail(Notice notice, int number, String to, Optional<String> link) {
        String again = number == 0 ? "" : "\nThis is the second of two mails about it.\n";
        String text = what(notice) + "\n" + again + "\nIf that was you, there is nothing to do.\n\n"
                + link.map(NoticeText::withLink).orElse("If it was not you, tell your help desk at once.\n");
        return new Mail("notice-" + notice.id() + "-" + number, to, notice.sentence(), text);
    }

    private static String withLink(String link) {
        return "If it was not you, open this page and say so; the app password stops working at once:\n\n" + link
                + "\n\nWhoever has this link can do so: do not forward it.\n";
    }

    /** Of one line, for mail and page. */
    static String what(Notice notice) {
        return notice.sentence() + " It was " + notice.who() + ", on " + TIME.format(notice.at()) + ".";
    }
}
