package dev.latchkey.audit.export;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * CSV as RFC 4180 has it, with a header line. A cell that a spreadsheet would take for a formula is preceded by an
 * apostrophe: logins and client names are chosen by whoever knocks at the door.
 *
 * @param columns JSON pointers (RFC 6901) into an entry; the last step names the column
 */
record CsvFormat(List<String> columns) implements ExportFormat {
    private static final String FORMULA_STARTS = "=+-@\t\r\n";
    private static final String END_OF_LINE = "\r\n";

    static final CsvFormat SIGN_INS = new CsvFormat(List.of(
            "/time",
            "/id",
            "/tenant",
            "/result",
            "/reason",
            "/login",
            "/account",
            "/credential",
            "/credentialLabel",
            "/protocol",
            "/service",
            "/frontDoor",
            "/address",
            "/client",
            "/tlsVersion",
            "/tlsCipher",
            "/session",
            "/policies",
            "/snapshotVersion",
            "/secretFingerprint",
            "/durationMicros",
            "/replica",
            "/supersedes",
            "/log/shard",
            "/log/index",
            "/log/leafHash",
            "/log/chainHash"));

    static final CsvFormat EVENTS = new CsvFormat(List.of(
            "/time",
            "/id",
            "/tenant",
            "/type",
            "/subject",
            "/actor/id",
            "/actor/kind",
            "/data",
            "/producer",
            "/sequence",
            "/log/shard",
            "/log/index",
            "/log/leafHash",
            "/log/chainHash"));

    @Override
    public String contentType() {
        return "text/csv;charset=UTF-8;header=present";
    }

    @Override
    public String ending() {
        return "csv";
    }

    @Override
    public String opening() {
        return columns.stream().map(CsvFormat::name).collect(Collectors.joining(",")) + END_OF_LINE;
    }

    /** The columns {@code /actor/id} and {@code /id} must differ: {@code actorId} and {@code id}. */
    private static String name(String pointer) {
        String[] steps = pointer.substring(1).split("/");
        String last = steps[steps.length - 1];
        boolean plain = steps.length == 1 || !steps[0].equals("actor");
        return plain ? last : steps[0] + Character.toUpperCase(last.charAt(0)) + last.substring(1);
    }

    @Override
    public String line(ObjectNode entry) {
        return columns.stream().map(column -> cell(entry.at(column))).collect(Collectors.joining(",")) + END_OF_LINE;
    }

    /** An empty line would be a record. */
    @Override
    public String filler() {
        return "";
    }

    private static String cell(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING, NULL -> "";
            case OBJECT, ARRAY -> quoted(value.toString());
            case NUMBER, BOOLEAN -> value.asString();
            default -> quoted(harmless(value.asString()));
        };
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean special = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
