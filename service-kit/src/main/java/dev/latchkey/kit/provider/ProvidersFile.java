package dev.latchkey.kit.provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** The file that lists whose access tokens are believed, and how they are read: {@code issuers}, one by one. */
public final class ProvidersFile {
    private static final int LONGEST = 1024 * 1024;

    private ProvidersFile() {}

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException naming file, field, what was given and what was expected
     */
    public static List<IssuerRules> read(Path file) {
        try {
            return issuers(new YamlField("", parsed(Files.readString(file))), file);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(file + ": cannot be read (expected: a YAML file)", unreadable);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(file + ": " + wrong.getMessage(), wrong);
        }
    }

    private static Object parsed(String yaml) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        strict.setCodePointLimit(LONGEST);
        try {
            return new Yaml(new SafeConstructor(strict)).load(yaml);
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 0
                    : broken.getProblemMark().getLine() + 1;
            throw new IllegalArgumentException("line " + line + ": " + broken.getProblem() + " (expected: YAML)");
        } catch (YAMLException broken) {
            throw new IllegalArgumentException(broken.getMessage() + " (expected: YAML)");
        }
    }

    private static List<IssuerRules> issuers(YamlField file, Path path) {
        List<IssuerRules> issuers = file.fields("issuers").get("issuers").list("a list of issuers").stream()
                .map(issuer -> new IssuerFields(issuer, path.toAbsolutePath().resolveSibling("")).rules())
                .toList();
        twice(issuers).ifPresent(issuer -> {
            throw new IllegalArgumentException("issuers: " + issuer + " twice (expected: each once)");
        });
        return issuers;
    }

    /** With a slash at its end and without: which of the two it is, the issuer says. */
    private static Optional<String> twice(List<IssuerRules> issuers) {
        Set<String> seen = new HashSet<>();
        return issuers.stream()
                .map(IssuerRules::issuer)
                .filter(issuer -> !seen.add(IssuerRules.withoutSlash(issuer)))
                .findFirst();
    }
}
