package dev.latchkey.credential.account;

import dev.latchkey.kit.security.Caller;

/**
 * Who somebody is at an identity provider, for good: unlike their addresses, neither they nor anybody else can change it.
 *
 * @param subject what SCIM calls the {@code externalId}
 */
public record ExternalIdentity(String issuer, String subject) {
    /** The caller's. */
    public static ExternalIdentity of(Caller caller) {
        return new ExternalIdentity(caller.issuer(), caller.subject());
    }
}
