package dev.latchkey.quickstart.journey.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody's browser at the console: signs them in by authorization code and PKCE (RFC 7636), and remembers the session. */
public final class KeycloakBrowser {
    static final String CALLBACK = "http://127.0.0.1/callback";
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final Keycloak keycloak;
    private final String person;
    private final FormClient http = new FormClient();
    /** Its cookies are Secure, which browsers send to loopback all the same, and Java's own jar does not. */
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** A browser that was never there. */
    public KeycloakBrowser(Keycloak keycloak, String person) {
        this.keycloak = keycloak;
        this.person = person;
    }

    /** An access token for that authentication context class. */
    public String token(String acr) {
        String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", "latchkey-console");
        query.put("response_type", "code");
        query.put("scope", "openid");
        query.put("redirect_uri", CALLBACK);
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        query.put("acr_values", acr);
        String code = code(endpoint("auth") + "?" + FormClient.encoded(query));
        return http.token(
                endpoint("token"),
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", "latchkey-console",
                        "code", code,
                        "redirect_uri", CALLBACK,
                        "code_verifier", verifier));
    }

    private String endpoint(String name) {
        return keycloak.issuer() + "/protocol/openid-connect/" + name;
    }

    /** Fills in each form until it is sent back with a code. */
    private String code(String address) {
        HttpResponse<String> page = remembered(http.get(address, cookies()));
        for (int steps = 0; page.statusCode() == 200 && steps < 3; steps++) {
            var form = FORM.matcher(page.body());
            if (!form.find()) {
                break;
            }
            page = remembered(http.post(form.group(1).replace("&amp;", "&"), fields(page.body()), cookies()));
        }
        var back = CODE.matcher(page.headers().firstValue("Location").orElse(""));
        if (!back.find()) {
            throw new AssertionError("status " + page.statusCode() + " (expected: a way back with a code) "
                    + page.body().replaceAll("(?s)<(script|style).*?</\\1>|<[^>]+>|\\s+", " "));
        }
        return back.group(1);
    }

    private Map<String, String> fields(String page) {
        return page.contains("name=\"otp\"")
                ? Map.of("otp", oneTimeCode())
                : Map.of("username", person, "password", Keycloak.SECRET);
    }

    private HttpResponse<String> remembered(HttpResponse<String> answer) {
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty() || cookie.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return answer;
    }

    private String cookies() {
        return cookies.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** RFC 6238. */
    private static String oneTimeCode() {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Keycloak.SECRET.getBytes(UTF_8), "HmacSHA1"));
            long step = Clock.systemUTC().instant().getEpochSecond() / 30;
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int offset = hash[hash.length - 1] & 15;
            int number = ByteBuffer.wrap(hash, offset, 4).getInt() & Integer.MAX_VALUE;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
