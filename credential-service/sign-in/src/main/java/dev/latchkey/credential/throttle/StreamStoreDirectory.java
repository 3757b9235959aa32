package dev.latchkey.credential.throttle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Where the job's stores are. All that is in it is on Kafka too.
 *
 * @param temporary ends with the process
 */
record StreamStoreDirectory(Path path, boolean temporary) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamStoreDirectory.class);

    /** @param setting empty where there is to be one for this process and no longer */
    static StreamStoreDirectory of(String setting) {
        try {
            return setting.isBlank()
                    ? new StreamStoreDirectory(Files.createTempDirectory("latchkey-throttle"), true)
                    : new StreamStoreDirectory(Files.createDirectories(Path.of(setting)), false);
        } catch (IOException failure) {
            throw new UncheckedIOException("latchkey.throttle.job.directory: " + setting, failure);
        }
    }

    /** Once no store uses it any more. */
    @Override
    public void close() {
        try {
            if (temporary) {
                FileSystemUtils.deleteRecursively(path);
            }
        } catch (IOException failure) {
            LOG.atWarn()
                    .addKeyValue("directory", path)
                    .addKeyValue("cause", failure.toString())
                    .log("could not be removed");
        }
    }
}
