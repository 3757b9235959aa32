package dev.latchkey.kit.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import tools.jackson.databind.json.JsonMapper;

class JsonBodyDecoderTest {
    private final JsonBodyDecoder decoder = new JsonBodyDecoder(mapper());

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder();
        new RequestConfiguration().strictReading().customize(builder);
        return builder.build();
    }

    enum Colour {
        RED,
        GREEN
    }

    record Window(@Nullable String from, @Nullable Integer to) {
        Window {
            if (to != null && to > 24) {
                throw new IllegalArgumentException("to: " + to + " (expected: at most 24)");
            }
        }
    }

    record Conditions(@Nullable List<Window> windows) {}

    record Body(
            @Nullable String reason,
            @Nullable Integer size,
            @Nullable Double share,
            @Nullable Boolean on,
            @Nullable Colour colour,
            @Nullable Duration ttl,
            @Nullable Instant at,
            @Nullable List<String> names,
            @Nullable Set<Integer> sizes,
            @Nullable Map<String, String> labels,
            @Nullable Conditions conditions,
            @Nullable String secret) {}

    private Object read(String body) {
        return decoder.decode(
                DefaultDataBufferFactory.sharedInstance.wrap(body.getBytes(UTF_8)),
                ResolvableType.forClass(Body.class),
                null,
                null);
    }

    private List<FieldProblem> problems(String body) {
        DecodingException broken = catchThrowableOfType(DecodingException.class, () -> read(body));
        return ((ProblemException) broken.getCause()).fields();
    }

    @Test
    void readsWhatFits() {
        assertThat(read("""
            {"reason":"","size":1,"share":1,"on":true,"colour":"RED","ttl":"PT1H","at":"2026-01-31T12:00:00+01:00",
             "names":["a"],"sizes":[1,2],"labels":{"a":"b"},"conditions":{"windows":[{"from":"a","to":2}]}}\
            """)).isInstanceOf(Body.class);
        assertThat(read("{\"reason\":null,\"size\":null,\"ttl\":null,\"names\":null}"))
                .isInstanceOf(Body.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"reason\":0}; reason; 0; text",
                "{\"reason\":true}; reason; true; text",
                "{\"reason\":[]}; reason; an array; text",
                "{\"size\":\"1\"}; size; 1; a whole number",
                "{\"size\":1.0}; size; 1.0; a whole number",
                "{\"size\":99999999999}; size; 99999999999; a whole number",
                "{\"size\":true}; size; true; a whole number",
                "{\"size\":\"\"}; size; ``; a whole number",
                "{\"share\":\"1\"}; share; 1; a number",
                "{\"on\":1}; on; 1; true or false",
                "{\"on\":\"true\"}; on; true; true or false",
                "{\"colour\":\"BLUE\"}; colour; BLUE; one of [RED, GREEN]",
                "{\"colour\":0}; colour; 0; one of [RED, GREEN]",
                "{\"ttl\":60}; ttl; 60; a duration such as PT1H or P7D",
                "{\"ttl\":\"1h\"}; ttl; 1h; a duration such as PT1H or P7D",
                "{\"at\":1764460800}; at; 1764460800; a time such as 2026-01-31T12:00:00Z",
                "{\"at\":\"today\"}; at; today; a time such as 2026-01-31T12:00:00Z",
                "{\"names\":\"a\"}; names; a; an array",
                "{\"names\":[\"a\",null]}; names[1]; null; text",
                "{\"names\":[\"a\",1]}; names[1]; 1; text",
                "{\"sizes\":[null]}; sizes[0]; null; a whole number",
                "{\"labels\":{\"a\":1}}; labels.a; 1; text",
                "{\"labels\":[]}; labels; an array; an object",
                "{\"conditions\":{\"windows\":[{\"to\":1},{\"to\":\"x\"}]}}; conditions.windows[1].to; x; a whole"
                        + " number",
                "{\"conditions\":{\"windows\":[{\"to\":25}]}}; conditions.windows[0].to; 25; at most 24",
                "{\"secret\":0}; secret; (not shown); text",
                "[]; body; an array; an object",
                "{\"nmae\":1}; nmae; unknown field; one of [reason, size, share, on, colour, ttl, at, names, sizes,"
                        + " labels, conditions, secret]",
            })
    void namesTheFieldInWordsOfJson(String body, String field, String given, String expected) {
        assertThat(problems(body)).containsExactly(new FieldProblem(field, given, expected));
    }

    @Test
    void tellsEverythingAtOnce() {
        assertThat(problems("""
            {"reason":0,"size":"big","oops":1,"names":[null,"a",2,"b",3],"sizes":["x"],
             "conditions":{"windows":[{"from":1,"to":2},7,{"to":25},{"to":"x"}]}}\
            """))
                .extracting(FieldProblem::field)
                .containsExactlyInAnyOrder(
                        "reason",
                        "size",
                        "oops",
                        "names[0]",
                        "names[2]",
                        "names[4]",
                        "sizes[0]",
                        "conditions.windows[0].from",
                        "conditions.windows[1]",
                        "conditions.windows[2].to",
                        "conditions.windows[3].to");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {"{", "[}", "{} {}", "words", "{\"size\":01}"})
    void saysWhereJsonIsNotWellFormed(String body) {
        assertThat(problems(body)).isEmpty();
    }

    @Test
    void refusesWhatIsTooDeep() {
        assertThat(problems("[".repeat(5_000))).isEmpty();
        assertThat(problems("{\"names\":" + "[".repeat(600) + "]".repeat(600) + "}"))
                .isEmpty();
    }
}
