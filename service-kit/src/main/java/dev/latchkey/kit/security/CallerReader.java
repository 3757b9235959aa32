package dev.latchkey.kit.security;

import org.springframework.security.oauth2.jwt.Jwt;

/** Reads who calls from an access token that is believed. */
public interface CallerReader {
    /**
     * Who calls.
     *
     * @throws dev.latchkey.kit.problem.ProblemException 403 where roles or tenant are nothing that can be read for sure
     */
    Caller caller(Jwt token);
}
