package dev.latchkey.notifier.subscription;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for. {@code kind}, {@code url} and {@code address} are given once, when it is made; {@code
 * enabled} when it is changed.
 */
record SubscriptionRequest(
        @Nullable String kind,
        @Nullable String url,
        @Nullable String address,
        @Nullable List<String> detectors,
        @Nullable String minSeverity,
        @Nullable Boolean enabled) {}
