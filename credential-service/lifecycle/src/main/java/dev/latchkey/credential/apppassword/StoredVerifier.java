package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.secret.Verifier;

/** The verifier of some app password of a tenant. */
public record StoredVerifier(String tenant, Verifier verifier) {}
