package dev.latchkey.credential.apppassword;

import java.time.Instant;

/**
 * What a rotated app password knows of its successor.
 *
 * @param retiresAt when the old one stops working at the latest
 */
public record SuccessorReference(String successor, Instant rotatedAt, Instant retiresAt) {}
