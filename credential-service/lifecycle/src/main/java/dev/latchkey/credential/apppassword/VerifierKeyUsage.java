package dev.latchkey.credential.apppassword;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many app passwords are kept under one HMAC key.
 *
 * @param live  those that may still be used: without the key they would not be recognised
 * @param ended revoked, replaced, expired or lapsed ones: without the key a device that goes on with one looks like
 *     somebody who guesses
 */
public record VerifierKeyUsage(int version, long live, long ended) {
    static List<VerifierKeyUsage> of(Map<Integer, Long> all, Map<Integer, Long> live) {
        return new TreeMap<>(all)
                .entrySet().stream()
                        .map(each -> of(each.getKey(), each.getValue(), live.getOrDefault(each.getKey(), 0L)))
                        .toList();
    }

    /** The two were counted one after the other: what came in between is no reason for a number below zero. */
    private static VerifierKeyUsage of(int version, long all, long live) {
        return new VerifierKeyUsage(version, live, Math.max(0, all - live));
    }
}
