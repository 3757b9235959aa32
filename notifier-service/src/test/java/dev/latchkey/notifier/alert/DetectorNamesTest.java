package dev.latchkey.notifier.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.AlertRaised;
import dev.latchkey.events.EventJson;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DetectorNamesTest {
    @Test
    void areThoseThatTheSchemaOfAlertsLists() throws IOException {
        try (InputStream schema = AlertRaised.class.getResourceAsStream("schemas/alert.raised.v1.json")) {
            JsonNode names = EventJson.mapper().readTree(schema).at("/properties/detector/examples");
            assertThat(names.valueStream().map(JsonNode::asString))
                    .containsExactlyInAnyOrderElementsOf(DetectorNames.ALL);
        }
    }
}
