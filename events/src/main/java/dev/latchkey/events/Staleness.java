package dev.latchkey.events;

/**
 * What is to be done by those who judge sign-ins when nobody has confirmed for a while that their policies are the newest.
 *
 * @param atMost ISO 8601 duration
 * @param then   after it: {@code keepLast}, go on by those that are known; {@code temporaryFailure}, let nobody in
 */
public record Staleness(String atMost, String then) {}
