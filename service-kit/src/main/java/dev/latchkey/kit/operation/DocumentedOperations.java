package dev.latchkey.kit.operation;

import dev.latchkey.kit.security.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.util.pattern.PathPatternParser;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The operations of the document; read when one is asked for, for the first time. */
final class DocumentedOperations {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final SingletonSupplier<List<DocumentedOperation>> all;

    DocumentedOperations(Resource document) {
        this.all = SingletonSupplier.of(() -> read(document));
    }

    /** The one that a request is for, by the most special path. */
    Optional<DocumentedOperation> of(ServerHttpRequest request) {
        return all.obtain().stream()
                .filter(each -> each.method().equals(request.getMethod()))
                .filter(each -> each.path().matches(request.getPath().pathWithinApplication()))
                .min(Comparator.comparing(DocumentedOperation::path));
    }

    private static List<DocumentedOperation> read(Resource document) {
        try (InputStream text = document.getInputStream()) {
            Map<?, ?> root = map(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
            List<DocumentedOperation> all = new ArrayList<>();
            map(root.get("paths"))
                    .forEach((path, item) -> map(item).forEach((method, operation) -> {
                        if (METHODS.contains(String.valueOf(method))) {
                            all.add(operation(root, String.valueOf(path), String.valueOf(method), map(operation)));
                        }
                    }));
            return List.copyOf(all);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static DocumentedOperation operation(Map<?, ?> root, String path, String method, Map<?, ?> operation) {
        List<Role> roles = list(operation.get("x-latchkey-roles")).stream()
                .map(Role::named)
                .flatMap(Optional::stream)
                .toList();
        Map<?, ?> content =
                map(resolved(root, map(operation.get("requestBody"))).get("content"));
        return new DocumentedOperation(
                HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
                PathPatternParser.defaultInstance.parse(path),
                roles,
                content.keySet().stream().map(String::valueOf).toList());
    }

    /** What a reference within the document leads to. */
    private static Map<?, ?> resolved(Map<?, ?> root, Map<?, ?> node) {
        if (!(node.get("$ref") instanceof String reference)) {
            return node;
        }
        Map<?, ?> at = root;
        for (String part : reference.replaceFirst("^#/", "").split("/")) {
            at = map(at.get(part));
        }
        return at;
    }

    private static Map<?, ?> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<String> list(@Nullable Object node) {
        return node instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }
}
