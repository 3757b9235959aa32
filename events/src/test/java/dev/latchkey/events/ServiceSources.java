package dev.latchkey.events;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The services of this repository as they are written: settings and main code of every module below
 * {@code <name>-service/}, and of the {@code service-kit} that they run on. What is found is told as
 * {@code <service> <what>}.
 */
record ServiceSources(Path repository) {
    private static final Pattern SERVICE = Pattern.compile("[a-z]+-service|service-kit");

    /** Skips the test where this module alone is at hand. */
    static ServiceSources find() {
        Path here = Path.of("").toAbsolutePath();
        Path root = here.endsWith("events") ? here.getParent() : here;
        assumeTrue(
                Files.isDirectory(root.resolve("credential-service")), () -> "no services are beside events: " + root);
        return new ServiceSources(root);
    }

    /** What Spring Cloud Stream is told to read: {@code <service> <group> <topic>}. */
    Set<String> bindings() {
        return files("application.*\\.ya?ml")
                .flatMap(settings -> read(new YAMLMapper().readTree(text(settings)))
                        .map(binding -> service(settings) + " " + binding))
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> read(JsonNode settings) {
        return settings.at("/spring/cloud/stream/bindings")
                .valueStream()
                .flatMap(binding -> Stream.of(
                                binding.get("destination").asString().split(","))
                        .map(topic -> binding.path("group").asString("no group") + " " + topic));
    }

    /** The first group of every match in the code of those files in which something else is found too. */
    Set<String> inCode(Pattern wanted, Pattern alsoThere) {
        return files(".+\\.java")
                .filter(file -> alsoThere.matcher(text(file)).find())
                .flatMap(
                        file -> wanted.matcher(text(file)).results().map(match -> service(file) + " " + match.group(1)))
                .collect(toCollection(TreeSet::new));
    }

    /** The first group of every match in the code. */
    Set<String> inCode(Pattern wanted) {
        return inCode(wanted, wanted);
    }

    private String service(Path file) {
        return repository.relativize(file).getName(0).toString();
    }

    private Stream<Path> files(String name) {
        return list(Files::list, repository)
                .filter(folder ->
                        SERVICE.matcher(folder.getFileName().toString()).matches())
                .flatMap(folder -> list(Files::walk, folder))
                .filter(file -> file.toString().contains("/src/main/"))
                .filter(file -> file.getFileName().toString().matches(name));
    }

    private static Stream<Path> list(Listing listing, Path folder) {
        try (Stream<Path> files = listing.of(folder)) {
            return List.copyOf(files.toList()).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Listing {
        Stream<Path> of(Path folder) throws IOException;
    }
}
