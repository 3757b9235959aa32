package dev.latchkey.notifier.detection;

/** Whose attempts are looked at together: within a tenant, a source or an account. */
record DetectionSubject(String tenant, String name) {}
