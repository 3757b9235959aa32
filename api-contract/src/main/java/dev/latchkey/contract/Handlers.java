package dev.latchkey.contract;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** What a Spring application answers. */
public final class Handlers {
    private Handlers() {}

    /** Its request handlers, in the form {@code GET /v1/accounts/{}}. */
    public static Set<String> of(ApplicationContext context) {
        var mapping = context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        return mapping.getHandlerMethods().keySet().stream()
                .flatMap(Handlers::words)
                .collect(Collectors.toSet());
    }

    private static Stream<String> words(RequestMappingInfo info) {
        return info.getPatternsCondition().getPatterns().stream()
                .flatMap(path -> info.getMethodsCondition().getMethods().isEmpty()
                        ? Stream.of("any " + path)
                        : info.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + unnamed(path.getPatternString())));
    }

    /** A path without the names of its parameters. */
    static String unnamed(String path) {
        return path.replaceAll("\\{[^}]+}", "{}");
    }
}
