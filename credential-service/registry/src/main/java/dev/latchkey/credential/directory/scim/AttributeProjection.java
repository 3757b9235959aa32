package dev.latchkey.credential.directory.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.util.MultiValueMap;

/**
 * The attributes that a client wants to see (RFC 7644, section 3.9): all, some, or all but some. Of a wanted
 * sub-attribute the whole attribute is shown.
 */
public record AttributeProjection(List<Path> wanted, List<Path> unwanted) {
    /** All of them. */
    public static final AttributeProjection ALL = new AttributeProjection(List.of(), List.of());

    private static final List<String> ALWAYS = List.of("schemas", "id", "meta");

    public AttributeProjection {
        wanted = List.copyOf(wanted);
        unwanted = List.copyOf(unwanted);
    }

    /** Reads the query of a request. */
    public static AttributeProjection of(MultiValueMap<String, String> query) {
        return new AttributeProjection(paths(query, "attributes"), paths(query, "excludedAttributes"));
    }

    private static List<Path> paths(MultiValueMap<String, String> query, String name) {
        return Optional.ofNullable(query.get(name)).orElse(List.of()).stream()
                .flatMap(each -> Arrays.stream(each.split(",")))
                .filter(each -> !each.isBlank())
                .map(each -> path(name, each.strip()))
                .toList();
    }

    /** The path of an attribute that a parameter of the query names. */
    static Path path(String name, String given) {
        try {
            Path path = Path.fromString(SchemaUrns.path(given));
            if (path.withoutFilters().equals(path)) {
                return path;
            }
        } catch (ScimException refused) {
            // Said below.
        }
        throw ScimProblem.invalidValue(name, given, "names of attributes, with commas between");
    }

    /** Whether the attribute is left out. */
    public boolean leavesOut(String attribute) {
        return wanted.isEmpty()
                ? unwanted.stream().anyMatch(path -> attribute.equalsIgnoreCase(path.toString()))
                : wanted.stream().noneMatch(path -> attribute.equalsIgnoreCase(first(path)));
    }

    /** Takes away what is not wanted. */
    public ObjectNode of(ObjectNode resource) {
        if (!wanted.isEmpty()) {
            Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            names.addAll(ALWAYS);
            wanted.forEach(path -> names.add(first(path)));
            List<String> others = new ArrayList<>();
            resource.fieldNames().forEachRemaining(others::add);
            others.stream().filter(name -> !names.contains(name)).forEach(resource::remove);
        }
        unwanted.stream().filter(path -> !ALWAYS.contains(path.toString())).forEach(path -> remove(path, resource));
        return resource;
    }

    private static String first(Path path) {
        return path.getSchemaUrn() == null ? path.getElement(0).getAttribute() : path.getSchemaUrn();
    }

    private static void remove(Path path, ObjectNode resource) {
        try {
            JsonUtils.removeValues(path, resource);
        } catch (ScimException refused) {
            throw ScimProblem.of(refused);
        }
    }
}
