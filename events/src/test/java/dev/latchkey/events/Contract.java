package dev.latchkey.events;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The published documents, as they lie on the class path. */
final class Contract {
    private static final JsonMapper JSON = new JsonMapper();

    private Contract() {}

    static String shortName(EventType type) {
        return type.wireName().substring("dev.latchkey.".length());
    }

    static JsonNode asyncApi() {
        return new YAMLMapper().readTree(file("asyncapi.yaml"));
    }

    static Map<String, JsonNode> schemas() {
        return documents("schemas");
    }

    static JsonNode schema(EventType type) {
        return JSON.readTree(file("schemas/" + shortName(type) + ".json"));
    }

    /** All samples by file name without ending. */
    static Map<String, JsonNode> samples() {
        return documents("samples");
    }

    static List<JsonNode> samples(EventType type) {
        return samples().entrySet().stream()
                .filter(sample -> typeOfSample(sample.getKey()) == type)
                .map(Map.Entry::getValue)
                .toList();
    }

    /** {@code tenant.changed.v1} and {@code tenant.changed.v1.minimal} are samples of the same type. */
    static EventType typeOfSample(String name) {
        return EventType.named("dev.latchkey." + name.replaceFirst("(\\.v\\d+)\\..*", "$1"))
                .orElseThrow();
    }

    /** A document and every object in it. */
    static Stream<JsonNode> below(JsonNode node) {
        Stream<JsonNode> children = node.valueStream().flatMap(Contract::below);
        return node.isObject() ? Stream.concat(Stream.of(node), children) : children;
    }

    static List<String> releases() {
        return list(file("released")).map(Contract::name).sorted().toList();
    }

    static Map<String, JsonNode> released(String release) {
        return documents("released/" + release);
    }

    static Map<String, JsonNode> documents(String folder) {
        return list(file(folder))
                .collect(toMap(f -> name(f).replaceFirst("\\.json$", ""), JSON::readTree, (a, b) -> a, TreeMap::new));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static Path file(String name) {
        try {
            return Path.of(Contract.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
