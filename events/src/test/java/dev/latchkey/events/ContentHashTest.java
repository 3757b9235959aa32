package dev.latchkey.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContentHashTest {
    private static final NamedLocationDefinition HQ =
            new NamedLocationDefinition("hq", "B\u00fcro", List.of("192.0.2.0/24"), true);
    private static final PolicyDefinition NIGHT = new PolicyDefinition(
            "p",
            "Night",
            "on",
            "block",
            null,
            null,
            null,
            new PolicyDefinition.Conditions(
                    null,
                    null,
                    new PolicyDefinition.Choice(List.of("imap"), List.of()),
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(new PolicyDefinition.TimeWindow(Set.of("sunday", "monday"), "20:00", "24:00", "UTC")),
                    null,
                    null,
                    null));

    @Test
    void writesMembersInOrderAndNothingElse() {
        assertThat(new String(ContentHash.canonical(List.of(HQ), List.of(NIGHT), null), StandardCharsets.UTF_8))
                .isEqualTo("{\"locations\":[{\"id\":\"hq\",\"name\":\"B\u00fcro\",\"ranges\":[\"192.0.2.0/24\"],"
                        + "\"trusted\":true}],\"policies\":[{\"conditions\":{\"protocols\":{\"exclude\":[],"
                        + "\"include\":[\"imap\"]},\"timeWindows\":[{\"days\":[\"monday\",\"sunday\"],"
                        + "\"from\":\"20:00\",\"to\":\"24:00\",\"zone\":\"UTC\"}]},\"effect\":\"block\","
                        + "\"id\":\"p\",\"name\":\"Night\",\"state\":\"on\"}]}");
    }

    /** {@code printf '{"locations":[],"policies":[]}' | sha256sum}. */
    @Test
    void isWhatAnybodyElseWouldCompute() {
        assertThat(ContentHash.of(List.of(), List.of(), null))
                .isEqualTo("e8e3b0ab52f9291d3a668ffbb512e685d2bd46abbee7ee4b2dcda066b8468257");
    }

    /** RFC 8785 writes numbers as ECMAScript does: no fraction where there is none, no exponent for small ones. */
    @Test
    void writesCoordinatesAsEcmaScriptDoes() {
        var site = new NamedLocationDefinition.Site("CH", 47.0, 0.00001);
        var plant = new NamedLocationDefinition("x", "X", List.of("192.0.2.0/24"), null, null, null, site, false);
        assertThat(new String(ContentHash.canonical(List.of(plant), List.of(), null), StandardCharsets.UTF_8))
                .contains("\"site\":{\"country\":\"CH\",\"latitude\":47,\"longitude\":0.00001}");
    }

    @Test
    void coversTheBoundWhereThereIsOne() {
        var bound = new Staleness("PT1H", "temporaryFailure");
        assertThat(new String(ContentHash.canonical(List.of(), List.of(), bound), StandardCharsets.UTF_8))
                .isEqualTo("{\"locations\":[],\"policies\":[],"
                        + "\"staleness\":{\"atMost\":\"PT1H\",\"then\":\"temporaryFailure\"}}");
    }

    @Test
    void differsWhenARuleDoes() {
        assertThat(ContentHash.of(List.of(HQ), List.of(), null))
                .isNotEqualTo(ContentHash.of(List.of(), List.of(), null))
                .hasSize(64);
    }
}
