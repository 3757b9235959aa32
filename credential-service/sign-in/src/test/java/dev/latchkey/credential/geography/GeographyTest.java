package dev.latchkey.credential.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.policy.network.IpAddress;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;

/** With MaxMind's own test databases, where they are at hand beside the project. */
class GeographyTest {
    private static final IpAddress IN_SWEDEN = IpAddress.parse("89.160.20.112");
    private static final IpAddress IN_BRITAIN = IpAddress.parse("2.125.160.216");
    private static final IpAddress OF_AN_AS = IpAddress.parse("1.128.0.1");

    @TempDir
    Path folder;

    private final Counter failures = new SimpleMeterRegistry().counter("failures");

    private static Path sample(String name) {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, Path::getParent)
                .takeWhile(each -> each != null)
                .map(each -> each.resolve("shared/data/mmdb").resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElseGet(() -> abort("no sample databases beside the project: " + name));
    }

    private Geography geography(Path... files) {
        Geography geography = new Geography(
                Arrays.stream(files)
                        .map(each -> new DatabaseFile(each, 1_000_000))
                        .toList(),
                failures,
                new MemoryBudget(1L << 30, new SimpleMeterRegistry()));
        geography.look();
        return geography;
    }

    private static List<String> problems(Geography geography) {
        return geography.files().stream()
                .map(each -> String.valueOf(each.problem()))
                .toList();
    }

    private void replace(Path file, Path by) throws IOException {
        Path beside = folder.resolve("beside");
        Files.copy(by, beside);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void tellsCountriesAndAutonomousSystems() {
        Geography geography = geography(sample("GeoLite2-Country-Test.mmdb"), sample("GeoLite2-ASN-Test.mmdb"));
        assertThat(geography.of(IN_SWEDEN).country()).isEqualTo("SE");
        assertThat(geography.of(IN_BRITAIN).country()).isEqualTo("GB");
        assertThat(geography.of(OF_AN_AS).asn()).isEqualTo(1221L);
        assertThat(geography.of(IpAddress.parse("192.0.2.1"))).isEqualTo(GeoLocation.UNKNOWN);
        assertThat(geography.of(null)).isEqualTo(GeoLocation.UNKNOWN);
        assertThat(new GeographyHealth(geography).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void tellsCountriesByADatabaseOfCitiesToo() {
        assertThat(geography(sample("GeoLite2-City-Test.mmdb")).of(IN_SWEDEN).country())
                .isEqualTo("SE");
    }

    @Test
    void knowsNothingWhereThereIsNoDatabase() {
        assertThat(geography().of(IN_SWEDEN)).isEqualTo(GeoLocation.UNKNOWN);
        assertThat(new GeographyHealth(geography()).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void takesInAFileThatWasReplaced() throws IOException {
        Path file = folder.resolve("addresses.mmdb");
        Files.copy(sample("GeoLite2-ASN-Test.mmdb"), file);
        Geography geography = geography(file);
        assertThat(geography.of(IN_SWEDEN).country()).isNull();
        replace(file, sample("GeoLite2-Country-Test.mmdb"));
        geography.look();
        assertThat(geography.of(IN_SWEDEN).country()).isEqualTo("SE");
        assertThat(geography.of(OF_AN_AS).asn()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cyclic-data-structure.mmdb",
                "invalid-data-record-offset.mmdb",
                "libmaxminddb-corrupt-search-tree.mmdb",
                "unexpected-bytes.mmdb",
                "GeoIP2-Anonymous-IP-Test.mmdb"
            })
    void keepsTheOneBeforeWhereABrokenOrUselessOneTakesItsPlace(String broken) throws IOException {
        Path file = folder.resolve("addresses.mmdb");
        Files.copy(sample("GeoLite2-Country-Test.mmdb"), file);
        Geography geography = geography(file);
        replace(file, sample(broken));
        geography.look();
        assertThat(geography.of(IN_SWEDEN).country()).isEqualTo("SE");
        assertThat(problems(geography)).singleElement().asString().containsAnyOf("not a sound", "database type");
        assertThat(new GeographyHealth(geography).health().getStatus()).isEqualTo(Status.DOWN);
        replace(file, sample("GeoLite2-Country-Test.mmdb"));
        geography.look();
        assertThat(problems(geography)).containsExactly("null");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 5_000, 12_000, 18_000})
    void rejectsWhatIsCutOff(int length) throws IOException {
        byte[] whole = Files.readAllBytes(sample("GeoLite2-Country-Test.mmdb"));
        Path file = folder.resolve("addresses.mmdb");
        Files.write(file, Arrays.copyOf(whole, length));
        Geography geography = geography(file);
        assertThat(geography.of(IN_SWEDEN)).isEqualTo(GeoLocation.UNKNOWN);
        assertThat(problems(geography)).singleElement().asString().startsWith("not a sound");
    }

    @Test
    void rejectsWhatIsNoDatabaseIsNotThereOrIsTooLarge() throws IOException {
        Path text = Files.writeString(folder.resolve("text.mmdb"), "not a database");
        Path large = Files.write(folder.resolve("large.mmdb"), new byte[1_000_001]);
        Geography geography = geography(text, folder.resolve("absent.mmdb"), large);
        assertThat(geography.of(IN_SWEDEN)).isEqualTo(GeoLocation.UNKNOWN);
        assertThat(problems(geography))
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("not a sound MaxMind DB file"),
                        other -> assertThat(other).startsWith("cannot be read"),
                        third -> assertThat(third).isEqualTo("1000001 bytes (expected: at most 1000000)"));
        assertThat(failures.count()).isZero();
    }
}
