package dev.latchkey.credential.directory.scim;

import java.util.regex.Pattern;

/** The names of the schemas (RFC 7643, section 10.3; RFC 7644, section 3). */
public final class SchemaUrns {
    public static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    public static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    public static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    public static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    public static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

    private static final Pattern CORE = Pattern.compile("(?i)urn:ietf:params:scim:schemas:core:2\\.0:(User|Group):");
    private static final Pattern EXTENSION = Pattern.compile("(?i)urn:.*:(User|Group)");

    private SchemaUrns() {}

    /** Whether it names a core schema as a whole. */
    static boolean isCore(String path) {
        return path.equalsIgnoreCase(USER) || path.equalsIgnoreCase(GROUP);
    }

    /** Attributes of the core schemas go by their bare names. */
    static String withoutCore(String path) {
        return CORE.matcher(path).replaceAll("");
    }

    /** The library tells an extension from an attribute in it by a colon at the end. */
    static String path(String given) {
        String bare = withoutCore(given);
        return EXTENSION.matcher(bare).matches() ? bare + ":" : bare;
    }
}
