package dev.latchkey.quickstart.deadletter;

import dev.latchkey.events.Topic;
import dev.latchkey.events.TopicUse;
import dev.latchkey.quickstart.terminal.PrintableText;
import dev.latchkey.quickstart.terminal.Screen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** {@code list}, {@code replay} and {@code skip}: what the services could not digest. */
public final class DeadLettersCommand {
    /** What it exits with where letters wait. */
    public static final int WAITING = 2;

    private static final List<String> SERVICES =
            List.of("credential-service", "policy-service", "audit-service", "notifier-service");
    private static final int AT_MOST = 1_000;
    private static final int LONGEST = 300;

    private final Screen screen;
    private final DeadLetterClient services;

    /** Shows on a screen what it does with the services. */
    public DeadLettersCommand(Screen screen, DeadLetterClient services) {
        this.screen = screen;
        this.services = services;
    }

    /**
     * Does what the arguments say.
     *
     * @param arguments none or {@code list}; {@code replay service topic}; {@code skip topic group partition offset}
     * @return 0 where none is left of those that it is about, else {@link #WAITING}; empty where the arguments are others
     */
    public OptionalInt run(List<String> arguments) throws IOException, InterruptedException {
        if (arguments.isEmpty() || arguments.equals(List.of("list"))) {
            return OptionalInt.of(list());
        }
        return switch (arguments.getFirst() + " " + arguments.size()) {
            case "replay 3" -> OptionalInt.of(replay(service(arguments.get(1)), arguments.get(2)));
            case "skip 5" ->
                OptionalInt.of(skip(
                        arguments.get(1),
                        arguments.get(2),
                        Math.toIntExact(number("partition", arguments.get(3), Integer.MAX_VALUE)),
                        number("offset", arguments.get(4), Long.MAX_VALUE)));
            default -> OptionalInt.empty();
        };
    }

    private int list() throws IOException, InterruptedException {
        int waiting = 0;
        for (String service : SERVICES) {
            for (Topic topic : TopicUse.of(service).all()) {
                waiting += TopicUse.of(service).digests().contains(topic) ? show(service, topic.wireName()) : 0;
            }
        }
        screen.line("  " + waiting + " wait");
        return waiting == 0 ? 0 : WAITING;
    }

    private int show(String service, String topic) throws IOException, InterruptedException {
        JsonNode letters = services.waiting(service, topic);
        if (!letters.isEmpty()) {
            screen.line("  " + service + " " + topic);
        }
        letters.forEach(letter -> screen.line("    " + place(letter) + "  " + text(letter, "reason") + "  "
                + text(letter, "type") + "  " + text(letter, "at") + "  " + text(letter, "detail")));
        return letters.size();
    }

    /** A letter that fails again is tried once: it is at the end then, and would come up for ever. */
    private int replay(String service, String topic) throws IOException, InterruptedException {
        int digested = 0;
        List<JsonNode> failed = new ArrayList<>();
        JsonNode letters;
        int before;
        do {
            before = digested;
            letters = services.replay(service, topic);
            for (JsonNode letter : letters) {
                if (letter.path("digested").asBoolean()) {
                    digested++;
                } else {
                    failed.add(letter);
                }
            }
        } while (letters.size() >= AT_MOST && digested > before);
        failed.forEach(letter -> screen.line("    " + place(letter) + "  " + text(letter, "error")));
        screen.line("  " + digested + " digested, " + failed.size() + " not");
        return failed.isEmpty() ? 0 : WAITING;
    }

    private int skip(String topic, String group, int partition, long through) throws IOException, InterruptedException {
        String service = service(group.split("\\.", 2)[0]);
        JsonNode skipped = services.skip(service, topic, group, partition, through);
        skipped.forEach(letter -> screen.line("    " + place(letter) + "  " + text(letter, "event")));
        screen.line("  " + skipped.size() + " given up");
        return 0;
    }

    private static String service(String name) {
        if (!SERVICES.contains(name)) {
            throw new IllegalArgumentException("service: " + shown(name) + " (expected: one of " + SERVICES + ")");
        }
        return name;
    }

    private static long number(String what, String given, long most) {
        if (!given.matches("[0-9]{1,18}") || Long.parseLong(given) > most) {
            throw new IllegalArgumentException(what + ": " + shown(given) + " (expected: a whole number)");
        }
        return Long.parseLong(given);
    }

    private static String place(JsonNode letter) {
        return text(letter, "group") + " " + letter.path("partition").asInt() + " "
                + letter.path("offset").asLong();
    }

    private static String text(JsonNode letter, String field) {
        return shown(letter.path(field).asString(""));
    }

    private static String shown(String text) {
        return PrintableText.of(text, LONGEST);
    }
}
