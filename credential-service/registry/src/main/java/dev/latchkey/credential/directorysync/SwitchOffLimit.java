package dev.latchkey.credential.directorysync;

/**
 * How many accounts a provider may switch off within an hour before somebody has to look: an answer that is empty, of
 * another realm, or of a server that has lost its database looks like everybody having left. Pure.
 *
 * @param percent of the accounts that are linked to it
 */
record SwitchOffLimit(int percent) {
    /** So few are never held: in a small company each is a large share. */
    static final int ALWAYS = 3;

    /**
     * Whether it is unusual.
     *
     * @param now    how many would be switched off
     * @param lately how many have been within the last hour
     * @param linked how many accounts are linked, switched off or not
     */
    boolean isExceededBy(int now, int lately, int linked) {
        int all = now + lately;
        return now > 0 && all > ALWAYS && all * 100L > (long) percent * linked;
    }
}
