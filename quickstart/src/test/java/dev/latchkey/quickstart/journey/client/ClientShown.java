package dev.latchkey.quickstart.journey.client;

/**
 * What was to be seen of one sign-in.
 *
 * @param words what the client showed, as far as it tells why, without names, numbers and times of the run
 * @param keeps whether the client still has the password that it was set up with
 */
public record ClientShown(ClientVerdict verdict, int exit, String words, boolean keeps) {}
