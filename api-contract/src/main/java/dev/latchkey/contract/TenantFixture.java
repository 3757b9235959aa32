package dev.latchkey.contract;

import java.util.List;

/** A tenant that a test has to itself, and its people. */
public interface TenantFixture {
    /** What the ids in examples stand for. */
    SampleIds samples();

    /** The same for whoever has a role that sees other things than the rest of the tenant. */
    default SampleIds samples(String role) {
        return samples();
    }

    /** The headers of somebody of the tenant with these roles, separated by commas. */
    String[] as(String roles);

    /** The headers of somebody of another tenant with that role, of the same login. */
    String[] stranger(String role);

    /** The headers of another owner of the tenant; empty where nobody's own things can be asked for. */
    default String[] anotherOwner() {
        return new String[0];
    }

    /** The headers of whoever may by a role of the document that no token has, such as a signature over the body. */
    default String[] without(String role, String body) {
        return new String[0];
    }

    /** What stands in the tenant: two calls are answered the same where nothing was changed between them. */
    List<String> state();

    /** What a caller knows by themselves, and which tells nothing when it comes back. */
    default List<String> knownToEverybody() {
        return List.of();
    }
}
