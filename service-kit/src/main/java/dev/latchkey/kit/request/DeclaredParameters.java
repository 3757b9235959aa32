package dev.latchkey.kit.request;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * The query parameters that a request handler declares; all others are a mistake of the caller's.
 *
 * @param names      of all of them
 * @param repeatable those that may be given more than once
 */
record DeclaredParameters(Set<String> names, Set<String> repeatable) {
    private static final ParameterNameDiscoverer DISCOVERER = new DefaultParameterNameDiscoverer();

    /** Of a handler; empty where the handler reads them itself, is none of ours, or takes whatever comes. */
    static Optional<DeclaredParameters> of(HandlerMethod handler) {
        Class<?> type = handler.getBeanType();
        boolean anything = !AnnotatedElementUtils.hasAnnotation(type, Controller.class)
                || AnnotatedElementUtils.hasAnnotation(type, UnknownParametersIgnored.class)
                || parameters(handler).anyMatch(each -> each.getParameterType() == QueryParameters.class);
        return anything ? Optional.empty() : Optional.of(read(handler));
    }

    private static DeclaredParameters read(HandlerMethod handler) {
        Set<String> names = new TreeSet<>();
        Set<String> repeatable = new TreeSet<>();
        parameters(handler).forEach(each -> {
            if (each.getParameterType() == PageRequest.class) {
                names.addAll(List.of(PageRequest.LIMIT, Cursor.PARAMETER));
            }
            name(each).ifPresent(name -> {
                names.add(name);
                if (Collection.class.isAssignableFrom(each.getParameterType())) {
                    repeatable.add(name);
                }
            });
        });
        return new DeclaredParameters(names, repeatable);
    }

    private static Stream<MethodParameter> parameters(HandlerMethod handler) {
        return Stream.of(handler.getMethodParameters());
    }

    private static Optional<String> name(MethodParameter parameter) {
        RequestParam declared = parameter.getParameterAnnotation(RequestParam.class);
        if (declared == null) {
            return Optional.empty();
        }
        parameter.initParameterNameDiscovery(DISCOVERER);
        return Optional.ofNullable(declared.name().isEmpty() ? parameter.getParameterName() : declared.name());
    }

    /**
     * Refuses what nobody would read.
     *
     * @throws ProblemException 400 naming each parameter that is unknown, or given twice
     */
    void check(Map<String, List<String>> given) {
        List<FieldProblem> problems = new ArrayList<>();
        given.forEach((name, values) -> {
            if (!names.contains(name)) {
                problems.add(new FieldProblem(name, QueryParameters.UNKNOWN, QueryParameters.alternatives(names)));
            } else if (values.size() > 1 && !repeatable.contains(name)) {
                problems.add(new FieldProblem(name, String.join(", ", values), QueryParameters.ONCE));
            }
        });
        if (!problems.isEmpty()) {
            throw ProblemException.badFields(problems);
        }
    }
}
