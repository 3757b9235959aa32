package dev.latchkey.contract;

import java.util.List;
import java.util.Set;

/** A running service, as the suite needs it. */
public interface ServiceFixture {
    /** What it says of itself. */
    ApiDocument document();

    /** Its port. */
    ApiClient client();

    /** What it can do, in the form {@code GET /v1/accounts/{}}. */
    Set<String> handlers();

    /** A new tenant. */
    TenantFixture tenant();

    /** All roles that a token can have. */
    default List<String> roles() {
        return List.of("owner", "admin", "helpdesk", "analyst", "auditor", "directory", "platform");
    }
}
