package dev.latchkey.quickstart.journey.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What secrets leave behind where they were written down: themselves, regrouped, or encoded. */
public final class Traces {

    private final Map<String, String> byForm = new LinkedHashMap<>();

    /** A text in plain, as base64 and in a URL. */
    public Traces of(String what, String secret) {
        byForm.put(secret, what);
        byForm.put(Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(UTF_8)), what + " in base64");
        byForm.put(URLEncoder.encode(secret, UTF_8), what + " in a URL");
        return this;
    }

    /** An app password; in every grouping and in capitals, too. */
    public Traces ofSecret(String what, String grouped) {
        for (var form : List.of(grouped, grouped.replace("-", ""), grouped.replace("-", " "))) {
            of(what, form).of(what + " in capitals", form.toUpperCase(Locale.ROOT));
        }
        return this;
    }

    /** What was found in bytes read as ISO-8859-1. Never the secret itself. */
    public List<String> in(String content) {
        return byForm.entrySet().stream()
                .filter(form -> content.contains(new String(form.getKey().getBytes(UTF_8), ISO_8859_1)))
                .map(Map.Entry::getValue)
                .toList();
    }
}
