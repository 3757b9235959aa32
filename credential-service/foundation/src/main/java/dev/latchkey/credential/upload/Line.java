package dev.latchkey.credential.upload;

/**
 * A line of a file, without its end.
 *
 * @param number the first is 1
 * @param whole  whether it is all there: of a line that is too long only the beginning is kept
 */
public record Line(long number, String text, boolean whole) {}
