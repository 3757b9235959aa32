package dev.latchkey.quickstart.journey;

import dev.latchkey.quickstart.journey.DoorAnswer.Accepted;
import dev.latchkey.quickstart.journey.DoorAnswer.Refused;
import dev.latchkey.quickstart.journey.DoorAnswer.Temporary;
import java.util.LinkedHashMap;
import java.util.Map;

/** Each door's own words for Latchkey's answer, as credential-service documents them. */
record DoorReply(int status, Map<String, String> headers, String body) {

    static DoorReply json(int status, String body) {
        return new DoorReply(status, Map.of("Content-Type", "application/json"), body);
    }

    static DoorReply problem(int status) {
        return new DoorReply(
                status,
                Map.of("Content-Type", "application/problem+json", "Retry-After", "2"),
                "{\"title\":\"a problem\",\"status\":" + status + "}");
    }

    static DoorReply passdb(DoorAnswer answer) {
        return switch (answer) {
            case Accepted(String login) ->
                json(
                        200,
                        "{\"result\":\"accepted\",\"label\":\"the \\\"user\\\":\\\"scanner\\\\\",\"user\":\"" + login
                                + "\",\"tenant\":\"example\",\"account\":\"a1\",\"credential\":\"c1\"}");
            case Refused() -> json(401, "{\"result\":\"refused\"}");
            case Temporary() -> problem(503);
        };
    }

    static DoorReply forwardAuth(DoorAnswer answer) {
        return switch (answer) {
            case Accepted(String login) ->
                new DoorReply(
                        200,
                        Map.of(
                                "X-Latchkey-Tenant", "example",
                                "X-Latchkey-Account", "a1",
                                "X-Latchkey-Login", login,
                                "X-Latchkey-Credential", "c1",
                                "X-Latchkey-Label", "the%20scanner"),
                        "");
            case Refused() ->
                new DoorReply(401, Map.of("WWW-Authenticate", "Basic realm=\"Latchkey\", charset=\"UTF-8\""), "");
            case Temporary() -> problem(503);
        };
    }

    static DoorReply nginxMail(DoorAnswer answer, String protocol, int backendPort, int attempt) {
        Map<String, String> headers = new LinkedHashMap<>();
        switch (answer) {
            case Accepted(String login) -> {
                headers.put("Auth-Status", "OK");
                headers.put("Auth-Server", "127.0.0.1");
                headers.put("Auth-Port", "" + backendPort);
                headers.put("Auth-User", login);
                headers.put("Auth-Pass", "a1/c1");
            }
            case Refused() -> {
                headers.put("Auth-Status", code(protocol, "AUTHENTICATIONFAILED", "AUTH") + "Authentication failed");
                headers.put("Auth-Error-Code", "535 5.7.8");
            }
            case Temporary() -> {
                headers.put(
                        "Auth-Status",
                        code(protocol, "UNAVAILABLE", "SYS/TEMP") + "Temporary server problem, try again later");
                headers.put("Auth-Error-Code", "451 4.3.0");
            }
        }
        if (!(answer instanceof Accepted) && attempt < 10) {
            headers.put("Auth-Wait", "2");
        }
        return new DoorReply(200, headers, "");
    }

    /** RFC 5530 for IMAP, RFC 2449 and RFC 3206 for POP3; SMTP has codes of its own. */
    private static String code(String protocol, String imap, String pop3) {
        return switch (protocol) {
            case "imap" -> "[" + imap + "] ";
            case "pop3" -> "[" + pop3 + "] ";
            default -> "";
        };
    }

    /** What a door with a wrong key hears: never "wrong password", because no device is to blame. */
    static DoorReply stranger(String path, String protocol) {
        return switch (path) {
            case "/v1/doors/nginx-mail" -> nginxMail(new Temporary(), protocol, 0, 1);
            case "/v1/doors/dovecot/policy" -> json(200, "{\"status\":0,\"msg\":\"\"}");
            default -> problem(503);
        };
    }
}
