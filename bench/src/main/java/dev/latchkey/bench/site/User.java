package dev.latchkey.bench.site;

/**
 * An account with an app password.
 *
 * @param login of the account
 * @param account its id
 * @param credential id of the app password
 * @param secret the app password; never in {@link #toString()}
 */
public record User(String login, String account, String credential, String secret) {

    @Override
    public String toString() {
        return "User[" + login + "]";
    }
}
