package dev.latchkey.kit.security;

/**
 * The login that a token names. It says who somebody would like to be, and is never what they are.
 *
 * @param value    as given
 * @param verified whether the issuer vouches for it
 */
public record ClaimedLogin(String value, boolean verified) {}
