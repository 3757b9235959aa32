package dev.latchkey.quickstart.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** One YAML file for each rule, below {@code locations/} and {@code policies/}; a rule's id is the name of its file. */
final class PolicyFiles {
    static final String LOCATIONS = "locations";
    static final String POLICIES = "policies";

    private static final String SUFFIX = ".yaml";
    private static final long LARGEST = 1 << 20;
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private final Path directory;

    PolicyFiles(Path directory) {
        this.directory = directory;
    }

    /** All of them, as the service wants them: {@code {"locations": […], "policies": […]}}, in the order of their names. */
    ObjectNode read() throws IOException, PolicyFileException {
        if (!Files.isDirectory(directory)) {
            throw new PolicyFileException(directory + ": no directory (expected: one with locations/ and policies/)");
        }
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        set.set(LOCATIONS, rules(LOCATIONS));
        set.set(POLICIES, rules(POLICIES));
        return set;
    }

    /** The files of a list, in the order in which they are in it. */
    List<Path> files(String list) throws IOException {
        Path folder = directory.resolve(list);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private ArrayNode rules(String list) throws IOException, PolicyFileException {
        ArrayNode rules = JsonNodeFactory.instance.arrayNode();
        for (Path file : files(list)) {
            rules.add(rule(file));
        }
        return rules;
    }

    private static ObjectNode rule(Path file) throws IOException, PolicyFileException {
        long size = Files.size(file);
        if (size > LARGEST) {
            throw new PolicyFileException(file + ": " + size + " bytes (expected: at most " + LARGEST + ")");
        }
        String id = id(file);
        if (!(parsed(file) instanceof ObjectNode rule)) {
            throw new PolicyFileException(file + ": not one rule (expected: fields such as name and state)");
        }
        JsonNode given = rule.get("id");
        if (given != null && !given.asString("").equals(id)) {
            throw new PolicyFileException(
                    file + ": id: " + given + " (expected: " + id + ", as the file, or left out)");
        }
        return rule.put("id", id);
    }

    private static JsonNode parsed(Path file) throws IOException, PolicyFileException {
        try {
            return YAML.readTree(Files.readString(file));
        } catch (JacksonException broken) {
            throw new PolicyFileException(file + ": not YAML: " + broken.getOriginalMessage());
        }
    }

    private static String id(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** Writes a set of rules; files of rules that are not in it are left alone, and named. */
    List<Path> write(JsonNode set) throws IOException {
        List<Path> others = new ArrayList<>();
        for (String list : List.of(LOCATIONS, POLICIES)) {
            Path folder = Files.createDirectories(directory.resolve(list));
            List<Path> written = new ArrayList<>();
            for (JsonNode rule : set.path(list)) {
                Path file = folder.resolve(rule.path("id").asString() + SUFFIX);
                Files.writeString(file, YAML.writeValueAsString(rule));
                written.add(file);
            }
            files(list).stream().filter(file -> !written.contains(file)).forEach(others::add);
        }
        return others;
    }
}
