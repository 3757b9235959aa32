package dev.latchkey.bench.growth;

import static dev.latchkey.bench.growth.GrowthColumn.less;
import static dev.latchkey.bench.growth.GrowthColumn.more;
import static dev.latchkey.bench.growth.GrowthColumn.plain;

import dev.latchkey.bench.report.ReportTable;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is said of the rows: four tables with the same rows, and what falls off. */
final class GrowthTables {
    private static final List<GrowthColumn> DOORS = List.of(
            more("per second", row -> row.doors().perSecond()),
            less("p99 ms, fixed pace", row -> row.doors().p99()),
            less("errors", row -> row.doors().errors()),
            plain("attempts per second", row -> row.doors().attempts()),
            less("p99 ms beside them", row -> row.doors().attacked()),
            less("refused", row -> row.doors().refused()),
            less("not now", row -> row.doors().notNow()));

    private static final List<GrowthColumn> LOG = List.of(
            less("newest ms", row -> row.log().newest()),
            less("of a login ms", row -> row.log().ofLogin()),
            less("half-way back ms", row -> row.log().deep()),
            less("of nobody ms", row -> row.log().ofNobody()),
            less("nothing, first page ms", row -> row.log().nothing()),
            more("nothing, entries per second", row -> row.log().searched()),
            less("export, first byte ms", row -> row.log().firstByte()),
            more("export, entries per second", row -> row.log().exported()));

    private static final List<GrowthColumn> MEMORY = List.of(
            less("heap MiB", row -> row.memory().door()),
            less("remembered MiB", row -> row.memory().remembered()),
            less("full collections", row -> row.memory().fullCollections()),
            less("database: heap MiB", row -> row.memory().databaseHeap()),
            less("resident MiB", row -> row.memory().database()),
            less("all parts MiB", row -> row.memory().all()),
            plain("database: disk MiB", row -> row.memory().databaseDisk()),
            less("KB per entry", GrowthRow::kilobytesPerEntry),
            plain("broker: disk MiB", row -> row.memory().brokerDisk()));

    private static final List<GrowthColumn> GROWING = List.of(
            more("accounts per second", row -> row.filling().importing()),
            more("app passwords per second", row -> row.filling().issuing()),
            more("entries per second", row -> row.filling().digested()),
            less("start: database s", row -> row.start().database()),
            less("credential-service s", row -> row.start().door()),
            less("everything s", row -> row.start().all()),
            less("p99 ms afterwards", row -> row.start().p99()));

    private GrowthTables() {}

    static List<ReportTable> of(List<GrowthRow> rows) {
        return List.of(
                table("Sign-ins, accounts at random", DOORS, rows, GrowthRow::title),
                table("Reading the log", LOG, rows, GrowthRow::title),
                table("Memory and disk: credential-service", MEMORY, rows, GrowthRow::titleAtLast),
                table("Growing, and starting again", GROWING, rows, GrowthRow::titleAtLast));
    }

    private static ReportTable table(
            String title, List<GrowthColumn> columns, List<GrowthRow> rows, Function<GrowthRow, String> row) {
        var headings = columns.stream().map(GrowthColumn::heading);
        var table = new ReportTable(Stream.concat(Stream.of(title), headings).toArray(String[]::new));
        for (var each : rows) {
            var cells = columns.stream().map(column -> column.cell(each));
            table.row(Stream.concat(Stream.of(row.apply(each)), cells).toArray(String[]::new));
        }
        return table;
    }

    /** One sentence for each figure that is more than twice as bad as the first row's. */
    static List<String> cliffs(List<GrowthRow> rows) {
        return Stream.of(DOORS, LOG, MEMORY, GROWING)
                .flatMap(List::stream)
                .flatMap(column -> column.cliffs(rows).stream())
                .toList();
    }
}
