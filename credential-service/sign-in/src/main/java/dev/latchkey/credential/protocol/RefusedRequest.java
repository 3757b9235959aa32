package dev.latchkey.credential.protocol;

import org.springframework.http.HttpStatus;

/** Stands for a request of which nothing further is read; it is answered in its turn, and is the last. */
record RefusedRequest(HttpStatus status, String detail) {}
