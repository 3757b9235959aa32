package dev.latchkey.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** One of the five documents, read where its service keeps it. */
record NamedDocument(String name, Path path, ApiDocument document) {
    static Stream<NamedDocument> all() {
        return Stream.of(
                of("credential-service", "credential-service/src/main/resources/openapi.yaml"),
                of("front doors", "credential-service/sign-in/src/main/resources/front-doors-openapi.yaml"),
                of("policy-service", "policy-service/src/main/resources/openapi.yaml"),
                of("audit-service", "audit-service/src/main/resources/openapi.yaml"),
                of("notifier-service", "notifier-service/src/main/resources/openapi.yaml"));
    }

    private static NamedDocument of(String name, String file) {
        try {
            Path path = Path.of("..", file);
            return new NamedDocument(name, path, ApiDocument.of(Files.readString(path)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Each operation of each of them. */
    static Stream<NamedOperation> operations() {
        return all().flatMap(each ->
                each.document.operations().stream().map(operation -> new NamedOperation(each.name, operation)));
    }

    @Override
    public String toString() {
        return name;
    }

    /** An operation, and whose it is. */
    record NamedOperation(String name, Operation operation) {
        boolean isScim() {
            return operation.path().startsWith(RequestContract.SCIM);
        }

        @Override
        public String toString() {
            return name + ": " + operation;
        }
    }
}
