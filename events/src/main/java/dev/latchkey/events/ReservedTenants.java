package dev.latchkey.events;

/** The two names that stand where no tenant can: both start with an underscore, which no tenant id may. */
public final class ReservedTenants {
    /** Facts of the installation itself: front doors. */
    public static final String PLATFORM = "_platform";

    /** Sign-ins whose login names no tenant. */
    public static final String UNASSIGNED = "_unassigned";

    private ReservedTenants() {}

    /** The record key of everything that concerns one account, so that it stays in order. */
    public static String key(String tenant, String account) {
        return tenant + "/" + account;
    }
}
