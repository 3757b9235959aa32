package dev.latchkey.notifier.notice;

/** What a notice is about. */
enum NoticeKind {
    ISSUED("was created"),
    ROTATED("was given a successor"),
    REVOKED("was revoked"),
    REAWAKENED("was used after a long time without use");

    private final String words;

    NoticeKind(String words) {
        this.words = words;
    }

    /** What happened, to go after "the app password …". */
    String words() {
        return words;
    }
}
