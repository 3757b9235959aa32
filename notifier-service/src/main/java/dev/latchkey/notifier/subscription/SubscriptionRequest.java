package dev.latchkey.notifier.subscription;

import dev.latchkey.events.AlertSeverity;
import dev.latchkey.kit.request.RequestFields;
import dev.latchkey.kit.text.ShownText;
import dev.latchkey.notifier.alert.DetectorNames;
import dev.latchkey.notifier.alert.Severities;
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
        @Nullable Boolean enabled) {
    private static final String NOT_CHANGED = "nothing: for another target, subscribe anew";

    /** The detectors whose alerts are wanted; none where all are. */
    List<String> chosenDetectors(RequestFields fields) {
        List<String> given = detectors == null ? List.of() : detectors;
        for (int i = 0; i < given.size(); i++) {
            String name = String.valueOf(given.get(i));
            if (!DetectorNames.ALL.contains(name)) {
                fields.wrong("detectors[" + i + "]", name, "one of " + DetectorNames.ALL);
            }
        }
        return given.stream().distinct().toList();
    }

    /** The lowest severity that is wanted. */
    AlertSeverity chosenSeverity(RequestFields fields) {
        if (minSeverity != null && !Severities.NAMES.contains(minSeverity)) {
            fields.wrong("minSeverity", minSeverity, "one of " + Severities.NAMES);
            return AlertSeverity.INFORMATIONAL;
        }
        return minSeverity == null ? AlertSeverity.INFORMATIONAL : Severities.named(minSeverity);
    }

    /** Checks that it says where to, and nothing that is for changes alone. */
    void checkAsNew(RequestFields fields) {
        if (enabled != null) {
            fields.wrong("enabled", String.valueOf(enabled), "nothing: it begins enabled");
        }
        switch (String.valueOf(kind)) {
            case "webhook" -> {
                present(fields, "url", url, "an https URL");
                absent(fields, "address", address, "nothing: a webhook has a url");
            }
            case "mail" -> {
                present(fields, "address", address, "one mail address such as soc@example.org");
                absent(fields, "url", url, "nothing: mail has an address");
            }
            default -> fields.wrong("kind", kind == null ? "nothing" : kind, "webhook or mail");
        }
    }

    /** Checks that it says nothing that cannot be changed. */
    void checkAsChange(RequestFields fields) {
        absent(fields, "kind", kind, NOT_CHANGED);
        absent(fields, "url", url, NOT_CHANGED);
        absent(fields, "address", address, NOT_CHANGED);
    }

    private static void present(RequestFields fields, String field, @Nullable String value, String expected) {
        if (value == null || !ShownText.isFit(value)) {
            // A webhook's address may hold a secret.
            fields.wrong(field, value == null ? "nothing" : "a value that may not be shown", expected);
        }
    }

    private static void absent(RequestFields fields, String field, @Nullable String value, String expected) {
        if (value != null) {
            // A webhook's address may hold a secret.
            fields.wrong(field, "a value", expected);
        }
    }
}
