package dev.latchkey.policies;

/** Requests that are in order. */
public final class Samples {
    private Samples() {}

    public static String location(String id) {
        return """
                {"id": "%s", "name": "Office %s", "ranges": ["192.0.2.0/24", "2001:db8::/32"], "trusted": true}""".formatted(id, id);
    }

    /** Blocks IMAP from anywhere but that location. */
    public static String policy(String id, String location) {
        return """
                {"id": "%s", "name": "Rule %s", "state": "on", "effect": "block",
                 "conditions": {"protocols": {"include": ["imap"]},
                                "locations": {"include": ["all"], "exclude": ["%s"]}}}""".formatted(id, id, location);
    }

    /** Blocks everything, as long as it is on. */
    public static String policy(String id) {
        return """
                {"id": "%s", "name": "Rule %s", "state": "off", "effect": "block", "conditions": {}}""".formatted(id, id);
    }
}
