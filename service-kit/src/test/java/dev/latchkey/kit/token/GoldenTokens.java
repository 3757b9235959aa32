package dev.latchkey.kit.token;

import dev.latchkey.kit.provider.IssuerRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tokens as providers document them, and what the page on identity providers says to write for each provider. */
final class GoldenTokens {
    private static final List<String> PROVIDERS =
            List.of("Keycloak", "Entra ID", "Okta", "Auth0", "authentik", "Google");
    private static final Path PAGE = Path.of("../docs/identity-providers.md");
    private static final JsonMapper JSON = JsonMapper.shared();

    private GoldenTokens() {}

    /**
     * One token.
     *
     * @param verifiedBy the claim that vouches for the address; null where none is read
     * @param refused why no service believes it; null where they do
     * @param forbidden which claim cannot be read for sure; null where all can
     */
    record Golden(
            String provider,
            String name,
            @Nullable String verifiedBy,
            Map<String, Object> header,
            Map<String, Object> payload,
            JsonNode expected,
            @Nullable String refused,
            @Nullable String forbidden) {
        @Override
        public String toString() {
            return provider + ": " + name;
        }
    }

    static Stream<Golden> all() {
        return PROVIDERS.stream().flatMap(GoldenTokens::of);
    }

    private static Stream<Golden> of(String provider) {
        JsonNode file = file(provider);
        return file.get("cases")
                .valueStream()
                .map(each -> new Golden(
                        provider,
                        each.get("name").asString(),
                        text(file.path("verifiedBy")),
                        object(each.has("header") ? each.get("header") : file.get("header")),
                        object(each.get("payload")),
                        each.path("expected"),
                        text(each.path("refused")),
                        text(each.path("forbidden"))));
    }

    static @Nullable String text(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }

    private static JsonNode file(String provider) {
        String name = "/golden-tokens/" + provider.toLowerCase(Locale.ROOT).replace(' ', '-') + ".json";
        try (InputStream in = Objects.requireNonNull(GoldenTokens.class.getResourceAsStream(name), name)) {
            return JSON.readTree(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, Object> object(JsonNode node) {
        return JSON.convertValue(node, new TypeReference<>() {});
    }

    /** Its section of the page, read as services read it. */
    static List<IssuerRules> recipe(String provider) {
        return TrustedIssuersFixture.file(yaml(PAGE, "## " + provider));
    }

    /** The YAML below a heading of a page. */
    static String yaml(Path page, String heading) {
        try {
            Matcher block = Pattern.compile("(?ms)^" + Pattern.quote(heading) + "$(?:(?!^#).)*?^```yaml$\\n(.*?)^```$")
                    .matcher(Files.readString(page));
            if (!block.find()) {
                throw new IllegalStateException("no YAML below " + heading + " in " + page);
            }
            return block.group(1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
