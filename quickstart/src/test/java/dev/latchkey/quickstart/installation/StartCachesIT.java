package dev.latchkey.quickstart.installation;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.quickstart.aot.AotCache;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the database, the part that starts soonest. The built jar is this checkout's, its layout and caches are not. */
class StartCachesIT {

    private static final Part PART = Part.DATABASE;
    private static final String EXTRA_FLAGS = "JDK_JAVA_OPTIONS";

    @TempDir
    static Path sources;

    private static Path cache;
    private static Path asMade;

    @TempDir
    Path home;

    private InstallationSettings settings;
    private Installation installation;

    @BeforeAll
    static void make() throws IOException, InterruptedException {
        var target = Files.createDirectories(sources.resolve("quickstart/target"));
        var built = Application.of(PART, Path.of("..")).builtJar().toAbsolutePath();
        Files.createSymbolicLink(target.resolve(built.getFileName()), built);
        assertThat(StartCaches.missing(sources, List.of(PART))).containsExactly(PART);
        try (var caches = new StartCaches(sources, sources.resolve("work"), List.of(PART))) {
            caches.make();
        }
        assertThat(StartCaches.missing(sources, List.of(PART))).isEmpty();
        assertThat(sources.resolve("work")).doesNotExist();
        cache = AotCache.of(Java.launch(PART, Application.of(PART, sources).jar()))
                .file();
        asMade = Files.copy(cache, sources.resolve("as-made"));
    }

    @BeforeEach
    void plan() throws IOException {
        Files.copy(asMade, cache, REPLACE_EXISTING);
        settings = InstallationSettings.of(home, sources, Ports.free());
        installation = new Installation(settings);
    }

    @AfterEach
    void kill() {
        installation.kill(PART);
    }

    @Test
    void aPartStartsFromItsCache() throws IOException {
        var loaded = home.resolve("loaded.txt");
        installation = new Installation(settings.with(PART, EXTRA_FLAGS, "-Xlog:class+load:file=" + loaded));
        installation.start(PART);
        assertThat(Files.readString(loaded))
                .contains("dev.latchkey.embedded.DatabaseMain source: shared objects file")
                .containsPattern("dev.latchkey.embedded.EmbeddedDatabase .*shared objects file");
    }

    @Test
    void aPartStartsThoughItsCacheIsDamaged() throws IOException {
        try (var file = FileChannel.open(cache, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(1 << 20), Files.size(cache) / 3);
        }
        installation.start(PART);
        assertThat(installation.isReady(PART)).isTrue();
        assertThat(log()).contains("[aot]").contains("Checksum verification failed");
    }

    @Test
    void aPartStartsThoughItsCacheIsNoCache() throws IOException {
        Files.writeString(cache, "no cache");
        installation.start(PART);
        assertThat(installation.isReady(PART)).isTrue();
        assertThat(log()).contains("[aot]");
    }

    /** With {@code AOTMode=on} a JVM that cannot use its cache ends, as one does that breaks by it. */
    @Test
    void aPartStartsThoughItsCacheEndsTheJvm() throws IOException {
        Files.writeString(cache, "no cache");
        installation = new Installation(settings.with(PART, EXTRA_FLAGS, "-XX:AOTMode=on"));
        installation.start(PART);
        assertThat(installation.isReady(PART)).isTrue();
        assertThat(log()).contains("mongodb ended early; starting again without " + cache);
        assertThat(cache).doesNotExist();
    }

    @Test
    void aCacheIsKeptThatWasNotToBlame() throws IOException {
        Files.createDirectories(home.resolve("data"));
        Files.writeString(home.resolve("data/mongodb"), "no directory");
        assertThatThrownBy(() -> installation.start(PART)).isInstanceOf(PartFailedException.class);
        assertThat(cache).exists();
    }

    private String log() throws IOException {
        return Files.readString(installation.log(PART));
    }
}
