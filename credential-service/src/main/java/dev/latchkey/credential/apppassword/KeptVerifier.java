package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.secret.Verifier;

/** The verifier of some app password of a tenant. */
public record KeptVerifier(String tenant, Verifier verifier) {}
