package dev.latchkey.notifier.notice;

import org.springframework.web.util.HtmlUtils;

/** The pages behind the link of a notice. */
final class NotMePage {
    private NotMePage() {}

    /** Asks; a program that follows links in mails changes nothing by that. */
    static String question(Notice notice, String token) {
        return page(
                "Was this you?",
                "<p>" + escaped(NoticeText.what(notice)) + "</p>"
                        + "<p>If it was not you, the app password stops working at once, and your administrators are told.</p>"
                        + "<form method=\"post\"><input type=\"hidden\" name=\"token\" value=\"" + escaped(token)
                        + "\">"
                        + "<button>This was not me</button></form>");
    }

    static String done(Notice notice) {
        return page(
                "It stops working",
                "<p>The app password “" + escaped(notice.label())
                        + "” stops working within seconds, and your administrators are told.</p>"
                        + "<p>Whoever did this could sign in as you: change your password, and ask your help desk to look at your"
                        + " second factors.</p>");
    }

    static String invalid() {
        return page(
                "This link does not work",
                "<p>It is not complete, or it has ended. If an app password of yours is not yours, revoke it, or tell your help"
                        + " desk.</p>");
    }

    private static String page(String title, String body) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width\"><title>" + title + "</title><style>body{font:1.1em/1.5 sans-serif;"
                + "max-width:34em;margin:3em auto;padding:0 1em}button{font:inherit;padding:.5em 1em}</style></head><body><h1>"
                + title + "</h1>" + body + "</body></html>";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
