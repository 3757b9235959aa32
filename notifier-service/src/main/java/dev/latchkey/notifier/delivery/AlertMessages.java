package dev.latchkey.notifier.delivery;

import dev.latchkey.events.AlertRaised;
import dev.latchkey.events.EventJson;
import dev.latchkey.notifier.channel.Mail;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What receivers read. The same delivery reads the same in every attempt. */
final class AlertMessages {
    private static final String TYPE = "alert.raised";
    private static final String OF_A_TEST = "alert.test";
    private static final String TEXT = """
            %s

            severity    %s
            detector    %s
            tenant      %s
            first seen  %s
            last seen   %s
            attempts    %d
            accounts    %d
            alert       %s
            """;

    private AlertMessages() {}

    /** The body of a webhook: {@code type}, {@code timestamp}, {@code data} as Standard Webhooks has it. */
    static String json(Delivery delivery) {
        JsonMapper mapper = EventJson.mapper();
        JsonNode alert = mapper.valueToTree(delivery.alert());
        ObjectNode body = mapper.createObjectNode()
                .put("type", TestAlert.is(delivery.alert()) ? OF_A_TEST : TYPE)
                .put("timestamp", delivery.raisedAt().toString());
        return mapper.writeValueAsString(body.set("data", alert));
    }

    static Mail mail(Delivery delivery, String address) {
        AlertRaised alert = delivery.alert();
        String severity = alert.severity().name().toLowerCase(Locale.ROOT);
        String text = TEXT.formatted(
                alert.description(),
                severity,
                alert.detector(),
                alert.tenant(),
                alert.firstSeen(),
                alert.lastSeen(),
                alert.attempts(),
                alert.accounts(),
                alert.alert());
        return new Mail(delivery.id(), address, "[Latchkey] " + alert.title(), text);
    }
}
