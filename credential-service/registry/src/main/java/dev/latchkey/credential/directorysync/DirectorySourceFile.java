package dev.latchkey.credential.directorysync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the file of identity providers. It is wrong as a whole where anything in it is: nobody may go on unasked for a typing error. */
final class DirectorySourceFile {
    private static final int LARGEST = 256 * 1024;

    private DirectorySourceFile() {}

    /** @throws IllegalArgumentException naming the file and all that is wrong in it */
    static List<DirectorySource> read(Path file) {
        List<String> problems = new ArrayList<>();
        List<DirectorySource> sources = sources(load(file), problems);
        if (problems.isEmpty()) {
            distinct(sources, problems);
        }
        if (!problems.isEmpty()) {
            throw wrong(file, String.join("; ", problems));
        }
        return sources;
    }

    private static List<DirectorySource> sources(Object document, List<String> problems) {
        List<DirectorySource> sources = new ArrayList<>();
        if (!(document instanceof List<?> list) || list.isEmpty()) {
            problems.add("no list (expected: a list of at least one identity provider)");
            return sources;
        }
        for (Object each : list) {
            String where = "[" + sources.size() + "]";
            Map<?, ?> given = each instanceof Map<?, ?> map ? map : Map.of();
            sources.add(new DirectorySourceFields(where, given, problems).source());
        }
        return sources;
    }

    private static Object load(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(LARGEST);
        try {
            Object document = new Yaml(new SafeConstructor(options)).load(Files.readString(file));
            return document == null ? List.of() : document;
        } catch (MarkedYAMLException broken) {
            throw wrong(
                    file, "no YAML at line " + (broken.getProblemMark().getLine() + 1) + ", " + broken.getProblem());
        } catch (YAMLException broken) {
            throw wrong(file, "no YAML of less than " + LARGEST + " characters");
        } catch (IOException | UncheckedIOException unreadable) {
            throw wrong(file, "cannot be read");
        }
    }

    private static void distinct(List<DirectorySource> sources, List<String> problems) {
        Set<String> ids = new HashSet<>();
        Set<String> issuers = new HashSet<>();
        for (DirectorySource each : sources) {
            if (!ids.add(each.id())) {
                problems.add("id: " + each.id() + " (expected: each only once)");
            }
            if (!issuers.add(each.tenant() + " " + each.issuer())) {
                problems.add("issuer: " + each.issuer() + " (expected: once for the tenant " + each.tenant() + ")");
            }
        }
    }

    private static IllegalArgumentException wrong(Path file, String what) {
        return new IllegalArgumentException("latchkey.directory.file: " + file + ": " + what);
    }
}
