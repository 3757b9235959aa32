package dev.latchkey.quickstart.helpdesk;

import dev.latchkey.quickstart.terminal.PrintableText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What the service says of an app password, in words, at the times of day of a zone. */
final class AppPasswordText {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final ZoneId zone;

    AppPasswordText(ZoneId zone) {
        this.zone = zone;
    }

    static String text(JsonNode node, String field) {
        return PrintableText.of(node.path(field).asString(""));
    }

    /** A time as the service writes it, or nothing. */
    String time(JsonNode node, String field) {
        String given = node.path(field).asString("");
        try {
            return given.isEmpty() ? "" : MINUTES.format(Instant.parse(given).atZone(zone));
        } catch (DateTimeException strange) {
            return PrintableText.of(given);
        }
    }

    /** For what it is. */
    String scope(JsonNode appPassword) {
        StringJoiner scope = new StringJoiner("; ");
        scope.add(each(appPassword, "protocols", "any protocol"));
        scope.add(each(appPassword, "services", "any service"));
        scope.add("from " + each(appPassword, "networks", "anywhere"));
        return scope.toString();
    }

    /** Services answer sets, in an order that means nothing. */
    private static String each(JsonNode node, String field, String none) {
        String all = node.path(field)
                .valueStream()
                .map(value -> PrintableText.of(value.asString("")))
                .sorted()
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? none : all;
    }

    /** When and where it was used last. */
    String lastUse(JsonNode appPassword) {
        JsonNode used = appPassword.path("lastUsed");
        return used.isMissingNode() || used.isNull()
                ? "never used"
                : "used " + time(used, "at") + " by " + text(used, "protocol")
                        + (used.hasNonNull("address") ? " from " + text(used, "address") : "");
    }

    /** When it ends by itself; nothing where it does not. */
    String ends(JsonNode appPassword) {
        StringJoiner ends = new StringJoiner("; ");
        if (text(appPassword, "state").equals("pending") && appPassword.hasNonNull("activateBy")) {
            ends.add("must be used before " + time(appPassword, "activateBy"));
        }
        if (appPassword.hasNonNull("expiresAt")) {
            ends.add("good until " + time(appPassword, "expiresAt"));
        }
        return ends.toString();
    }
}
