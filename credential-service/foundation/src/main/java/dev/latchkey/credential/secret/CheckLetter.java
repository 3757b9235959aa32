package dev.latchkey.credential.secret;

/** The check letter: ISO/IEC 7064, MOD 27,26. Finds every single wrong letter and most swaps of neighbours. */
final class CheckLetter {
    private static final int LETTERS = 26;

    private CheckLetter() {}

    /** The letter that belongs behind the first {@code length} letters; each is {@code a} to {@code z}. */
    static byte of(byte[] letters, int length) {
        return (byte) ('a' + Math.floorMod(LETTERS + 1 - product(letters, length), LETTERS));
    }

    /** Whether the last letter is the check letter of those before it. */
    static boolean fits(byte[] letters) {
        int last = letters.length - 1;
        return letters[last] == of(letters, last);
    }

    private static int product(byte[] letters, int length) {
        int product = LETTERS;
        for (int i = 0; i < length; i++) {
            int sum = (product + letters[i] - 'a') % LETTERS;
            product = (sum == 0 ? LETTERS : sum) * 2 % (LETTERS + 1);
        }
        return product;
    }
}
