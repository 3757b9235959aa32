package dev.latchkey.quickstart.doorcheck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Base64;

/** One sign-in, as a client of the door's protocol says it. */
interface DoorDialogue {

    /** What the door says to it; fails where that is neither yes, no nor later. */
    SignInAnswer signIn(ClientConnection door, String login, String secret) throws IOException;

    /** That of a protocol. */
    static DoorDialogue of(DoorAddress.Scheme scheme) {
        return switch (scheme) {
            case IMAP, IMAPS -> DoorDialogue::imap;
            case POP3, POP3S -> DoorDialogue::pop3;
            case SMTPS, SUBMISSION -> DoorDialogue::smtp;
            case HTTP, HTTPS -> DoorDialogue::http;
        };
    }

    private static SignInAnswer imap(ClientConnection door, String login, String secret) throws IOException {
        door.answer("* OK", "* PREAUTH");
        if (door.address().scheme().tls() == DoorAddress.Tls.STARTTLS) {
            door.say("a STARTTLS");
            expect(door.answer("a "), "a OK");
            door.startTls();
        }
        door.say("b LOGIN " + quoted(login) + " " + quoted(secret));
        String said = door.answer("b ", "* BYE");
        if (said.startsWith("b OK")) {
            door.say("c LOGOUT");
            return SignInAnswer.ACCEPTED;
        }
        expect(said, "b NO");
        return said.contains("[UNAVAILABLE]") ? SignInAnswer.TEMPORARY : SignInAnswer.REFUSED;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static SignInAnswer pop3(ClientConnection door, String login, String secret) throws IOException {
        expect(door.line(), "+OK");
        if (door.address().scheme().tls() == DoorAddress.Tls.STARTTLS) {
            door.say("STLS");
            expect(door.line(), "+OK");
            door.startTls();
        }
        door.say("USER " + login);
        expect(door.line(), "+OK");
        door.say("PASS " + secret);
        String said = door.line();
        if (said.startsWith("+OK")) {
            door.say("QUIT");
            return SignInAnswer.ACCEPTED;
        }
        expect(said, "-ERR");
        return said.contains("[SYS/TEMP]") ? SignInAnswer.TEMPORARY : SignInAnswer.REFUSED;
    }

    private static SignInAnswer smtp(ClientConnection door, String login, String secret) throws IOException {
        expect(door.answer("220 ", "4", "5"), "220");
        hello(door);
        if (door.address().scheme().tls() == DoorAddress.Tls.STARTTLS) {
            door.say("STARTTLS");
            expect(door.line(), "220");
            door.startTls();
            hello(door);
        }
        String plain = "\0" + login + "\0" + secret;
        door.say("AUTH PLAIN " + Base64.getEncoder().encodeToString(plain.getBytes(UTF_8)));
        String said = door.answer("2", "4", "5");
        if (said.startsWith("235")) {
            door.say("QUIT");
            return SignInAnswer.ACCEPTED;
        }
        expect(said, said.startsWith("4") ? "4" : "535");
        return said.startsWith("4") ? SignInAnswer.TEMPORARY : SignInAnswer.REFUSED;
    }

    private static void hello(ClientConnection door) throws IOException {
        door.say("EHLO doors-check.invalid");
        expect(door.answer("250 ", "4", "5"), "250");
    }

    private static SignInAnswer http(ClientConnection door, String login, String secret) throws IOException {
        String basic = Base64.getEncoder().encodeToString((login + ":" + secret).getBytes(UTF_8));
        door.say("GET " + door.address().path() + " HTTP/1.1");
        door.say("Host: " + door.address().host());
        door.say("Authorization: Basic " + basic);
        door.say("Connection: close");
        door.say("");
        String said = door.answer("HTTP/1.");
        String status = said.length() >= 12 ? said.substring(9, 12) : said;
        return switch (status) {
            case "401" -> SignInAnswer.REFUSED;
            case "503" -> SignInAnswer.TEMPORARY;
            case "403", "500", "502" -> throw new IOException("the door says " + said);
            default -> SignInAnswer.ACCEPTED;
        };
    }

    private static void expect(String said, String beginning) throws IOException {
        if (!said.startsWith(beginning)) {
            throw new IOException("the door says " + said);
        }
    }
}
