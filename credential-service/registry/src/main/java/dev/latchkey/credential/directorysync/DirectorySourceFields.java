package dev.latchkey.credential.directorysync;

import dev.latchkey.kit.request.RequestFields;
import dev.latchkey.kit.tls.TrustedAuthorities;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.convert.DurationStyle;

/** Reads one identity provider of the file, and gathers what is wrong with it. */
final class DirectorySourceFields {
    private static final Set<String> KNOWN = Set.of(
            "id",
            "tenant",
            "kind",
            "issuer",
            "url",
            "client-id",
            "client-secret-file",
            "ca-file",
            "every",
            "hold-above",
            "users-at-most",
            "verified-email");
    private static final Duration OFTENEST = Duration.ofSeconds(2);
    private static final Duration RAREST = Duration.ofSeconds(60);
    private static final int LONGEST = 500;

    private final String where;
    private final Map<?, ?> given;
    private final List<String> problems;

    DirectorySourceFields(String where, Map<?, ?> given, List<String> problems) {
        this.where = where;
        this.given = given;
        this.problems = problems;
    }

    /** The provider; of no use where problems were gathered. */
    DirectorySource source() {
        Set<String> unknown = new TreeSet<>();
        given.keySet().forEach(key -> unknown.add(String.valueOf(key)));
        unknown.removeAll(KNOWN);
        unknown.forEach(key -> wrong(key, "there", "one of " + new TreeSet<>(KNOWN)));
        String issuer = issuer();
        return new DirectorySource(
                word("id"),
                word("tenant"),
                issuer,
                kind(),
                url(issuer),
                text("client-id", ""),
                secretFile(),
                caFile(),
                every(),
                number("hold-above", 10, 1, 100),
                number("users-at-most", 50_000, 1, 500_000),
                flag("verified-email"));
    }

    private void wrong(String field, Object value, String expected) {
        problems.add(where + "." + field + ": " + value + " (expected: " + expected + ")");
    }

    private String text(String field, String otherwise) {
        Object value = given.containsKey(field) ? given.get(field) : otherwise;
        if (value instanceof String text && !text.isBlank() && text.length() <= LONGEST) {
            return text.strip();
        }
        wrong(field, value == null || value.equals("") ? "absent" : value, "text of 1 to " + LONGEST + " characters");
        return "";
    }

    private String word(String field) {
        String word = text(field, "");
        if (!word.isEmpty() && !RequestFields.isWord(word)) {
            wrong(field, word, RequestFields.WORDS);
        }
        return word;
    }

    private String issuer() {
        String issuer = text("issuer", "");
        if (!issuer.isEmpty() && KeycloakIssuer.realmOf(issuer).isEmpty()) {
            wrong("issuer", issuer, "as its tokens name it: https://host/realms/<realm>");
        }
        return issuer;
    }

    private DirectoryKind kind() {
        String name = text("kind", "");
        Optional<DirectoryKind> kind = DirectoryKind.named(name);
        if (kind.isEmpty() && !name.isEmpty()) {
            wrong("kind", name, "one of " + DirectoryKind.names());
        }
        return kind.orElse(DirectoryKind.KEYCLOAK);
    }

    private URI url(String issuer) {
        String text = text("url", KeycloakIssuer.serverOf(issuer).orElse(""));
        Optional<URI> address = SafeAddress.read(text);
        if (address.isEmpty() && !text.isEmpty()) {
            wrong("url", text, SafeAddress.EXPECTED);
        }
        return address.orElse(URI.create("https://invalid"));
    }

    /** Read again at each use; looked at here, so that a wrong name is not found out by who was not switched off. */
    private Path secretFile() {
        Path file = Path.of(text("client-secret-file", ""));
        if (!file.toString().isEmpty() && !(Files.isRegularFile(file) && Files.isReadable(file))) {
            wrong("client-secret-file", file, "a file that can be read");
        }
        return file;
    }

    private Optional<Path> caFile() {
        if (!given.containsKey("ca-file")) {
            return Optional.empty();
        }
        Path file = Path.of(text("ca-file", ""));
        try {
            TrustedAuthorities.publicOnesAnd(where + ".ca-file", file);
        } catch (IllegalArgumentException unusable) {
            problems.add(String.valueOf(unusable.getMessage()));
        }
        return Optional.of(file);
    }

    private Duration every() {
        Object value = given.containsKey("every") ? given.get("every") : "30s";
        try {
            Duration every = DurationStyle.detectAndParse(String.valueOf(value));
            if (every.compareTo(OFTENEST) >= 0 && every.compareTo(RAREST) <= 0 && value instanceof String) {
                return every;
            }
        } catch (IllegalArgumentException none) {
            // Said below.
        }
        wrong("every", value, "2s to 60s");
        return RAREST;
    }

    private int number(String field, int otherwise, int least, int most) {
        Object value = given.containsKey(field) ? given.get(field) : otherwise;
        if (value instanceof Integer number && number >= least && number <= most) {
            return number;
        }
        wrong(field, value, "a number from " + least + " to " + most);
        return otherwise;
    }

    private boolean flag(String field) {
        Object value = given.containsKey(field) ? given.get(field) : Boolean.TRUE;
        if (value instanceof Boolean flag) {
            return flag;
        }
        wrong(field, value, "true or false");
        return true;
    }
}
