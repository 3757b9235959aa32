package dev.latchkey.credential.directorysync;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The identity providers that are asked, each with what it is asked by. */
final class DirectorySources implements AutoCloseable {
    private final Map<DirectorySource, UserDirectory> directories = new LinkedHashMap<>();

    /** @param adapters one for each kind */
    DirectorySources(List<DirectorySource> sources, List<DirectoryAdapter> adapters) {
        Map<DirectoryKind, DirectoryAdapter> byKind = new EnumMap<>(DirectoryKind.class);
        adapters.forEach(each -> byKind.put(each.kind(), each));
        sources.forEach(each -> directories.put(
                each, Objects.requireNonNull(byKind.get(each.kind())).open(each)));
    }

    List<DirectorySource> all() {
        return List.copyOf(directories.keySet());
    }

    UserDirectory directory(DirectorySource source) {
        return Objects.requireNonNull(directories.get(source));
    }

    @Override
    public void close() {
        directories.values().forEach(UserDirectory::close);
    }
}
