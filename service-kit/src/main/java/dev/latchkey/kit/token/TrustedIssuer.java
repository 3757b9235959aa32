package dev.latchkey.kit.token;

import dev.latchkey.kit.key.SigningKeys;
import dev.latchkey.kit.provider.IssuerRules;

/**
 * An issuer whose access tokens are believed.
 *
 * @param keys those of this issuer, and of no other
 */
record TrustedIssuer(IssuerRules rules, SigningKeys keys) {
    String name() {
        return rules.issuer();
    }
}
