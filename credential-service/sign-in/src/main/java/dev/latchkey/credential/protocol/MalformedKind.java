package dev.latchkey.credential.protocol;

/** What is wrong with what a front door sent, in one word, so that it can be counted. */
enum MalformedKind {
    /** Bytes that are no request. */
    NOT_HTTP("notHttp"),
    /** A head that others may read otherwise. */
    HEAD("head"),
    LINE_TOO_LONG("lineTooLong"),
    HEAD_TOO_LARGE("headTooLarge"),
    BODY_TOO_LARGE("bodyTooLarge"),
    /** A body that is not the JSON that it should be. */
    BODY("body"),
    /** A field, header or parameter whose value cannot be one. */
    FIELD("field"),
    UNKNOWN_FIELD("unknownField"),
    /** A header or parameter that is there several times. */
    REPEATED("repeated");

    private final String wireName;

    MalformedKind(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    /** Whether there may have been an attempt in it: how much a device sends is not its front door's doing. */
    boolean isTooMuch() {
        return this == LINE_TOO_LONG || this == HEAD_TOO_LARGE || this == BODY_TOO_LARGE;
    }
}
