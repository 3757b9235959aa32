package dev.latchkey.credential.directorysync;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param file YAML, a list of the identity providers to be asked, {@code LATCHKEY_DIRECTORY_FILE}; empty: none is */
@ConfigurationProperties("latchkey.directory")
record DirectorySettings(@DefaultValue("") String file) {
    /** Those of the file; fails naming every field that is wrong. */
    List<DirectorySource> sources() {
        return Optional.of(file)
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .map(DirectorySourceFile::read)
                .orElse(List.of());
    }
}
