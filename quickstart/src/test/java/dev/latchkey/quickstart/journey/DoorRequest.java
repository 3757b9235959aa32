package dev.latchkey.quickstart.journey;

import com.sun.net.httpserver.Headers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Reads what each door sends about an attempt. */
final class DoorRequest {

    private static final JsonMapper JSON = new JsonMapper();

    private DoorRequest() {}

    static Map<?, ?> json(byte[] body) {
        return JSON.readValue(body, Map.class);
    }

    static FakeLatchkey.Attempt nginxMail(Headers headers) {
        return new FakeLatchkey.Attempt(
                headers.getFirst("Auth-Protocol"),
                percentDecoded(headers.getFirst("Auth-User")),
                percentDecoded(headers.getFirst("Auth-Pass")),
                headers.getFirst("Client-IP"),
                flat(headers));
    }

    static FakeLatchkey.Attempt forwardAuth(Headers headers) {
        byte[] pair =
                Base64.getDecoder().decode(headers.getFirst("Authorization").substring("Basic ".length()));
        String[] loginAndSecret = new String(pair, StandardCharsets.UTF_8).split(":", 2);
        return new FakeLatchkey.Attempt(
                "http", loginAndSecret[0], loginAndSecret[1], headers.getFirst("X-Real-IP"), flat(headers));
    }

    static FakeLatchkey.Attempt passdb(byte[] body) {
        Map<String, String> members = new HashMap<>();
        json(body).forEach((name, value) -> members.put(name.toString(), value.toString()));
        return new FakeLatchkey.Attempt(
                members.get("service"), members.get("user"), members.get("password"), members.get("rip"), members);
    }

    /** nginx escapes space, percent and control characters; all other bytes, "+" among them, stand for themselves. */
    private static String percentDecoded(String header) {
        byte[] raw = header.getBytes(StandardCharsets.ISO_8859_1);
        var decoded = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                decoded.write(HexFormat.fromHexDigits(header, i + 1, i + 3));
                i += 2;
            } else {
                decoded.write(raw[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static Map<String, String> flat(Headers headers) {
        Map<String, String> flat = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> flat.put(name, values.getFirst()));
        return flat;
    }
}
