package dev.latchkey.kit.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person or program may be to a tenant; the claim {@code roles} names them in lower case. */
public enum Role {
    /** Has accounts of their own. */
    OWNER,
    /** Runs the tenant. */
    ADMIN,
    /** Helps owners. */
    HELPDESK,
    /** Works the alerts. */
    ANALYST,
    /** Reads the logs. */
    AUDITOR,
    /** Keeps the tenant's accounts in step with its directory: a provisioning client. */
    DIRECTORY,
    /** Runs the installation: tenants and front doors. */
    PLATFORM;

    /** The role of that name, if there is one. */
    public static Optional<Role> named(String name) {
        return Arrays.stream(values()).filter(r -> r.wireName().equals(name)).findFirst();
    }

    /** The name in the claim. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
