package dev.latchkey.quickstart.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A demo person or a program that may sign in at the provider.
 *
 * @param login a person's address, which is also the claim {@code email}; a program's client id
 * @param name what to call them
 * @param tenant the claim {@code tenant}; null for those who run the installation
 * @param roles the claim {@code roles}
 * @param password shown to whoever runs the quickstart, never in {@link #toString()}
 */
public record Identity(String login, String name, @Nullable String tenant, List<String> roles, String password) {

    /** Copies the roles; refuses an identity without login or password. */
    public Identity {
        if (login.isBlank() || password.isBlank()) {
            throw new IllegalArgumentException("login and password must not be blank");
        }
        roles = List.copyOf(roles);
    }

    /** Whether the claim {@code roles} has it. */
    public boolean is(String role) {
        return roles.contains(role);
    }

    @Override
    public String toString() {
        return "Identity[" + login + ", " + tenant + ", " + roles + "]";
    }
}
