package dev.latchkey.policy.evaluation;

/** What a policy that applied can find wanting, in the order in which it is asked. */
public enum GrantControl {
    PINNED_NETWORK("pinnedNetwork"),
    TLS_AT_LEAST("tlsAtLeast"),
    EXPIRY_WITHIN("expiryWithin"),
    ACTIVATED("activated"),
    RATE("rate");

    private final String wireName;

    GrantControl(String wireName) {
        this.wireName = wireName;
    }

    /** As in events and JSON: the field of the policy. */
    public String wireName() {
        return wireName;
    }
}
