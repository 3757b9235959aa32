package dev.latchkey.kit.problem;

import dev.latchkey.kit.text.ShownText;

/**
 * What is wrong with one field of a request.
 *
 * @param field    where: {@code networks[2]}, {@code conditions.timeWindows[0].to}
 * @param given    what was given, shortened, and fit to be shown; never a secret
 * @param expected what would have done
 */
public record FieldProblem(String field, String given, String expected) {
    private static final int LONGEST = 100;

    public FieldProblem {
        given = ShownText.replaced(given.length() > LONGEST ? given.substring(0, LONGEST) + "…" : given, "\uFFFD");
    }
}
