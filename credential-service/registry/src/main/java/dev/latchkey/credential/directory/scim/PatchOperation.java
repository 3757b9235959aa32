package dev.latchkey.credential.directory.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One change of one attribute. More forgiving than the specification where identity providers are not sure what is
 * there: adding to what exists replaces it, replacing what does not exist adds it.
 *
 * @param field where in the request it stands, for complaints
 */
public record PatchOperation(String field, Kind kind, Path path, JsonNode value) {
    private static final int LONGEST = 4096;

    /** What is to be done. */
    public enum Kind {
        ADD,
        REMOVE,
        REPLACE
    }

    static PatchOperation of(String field, Kind kind, String path, JsonNode value) {
        return new PatchOperation(field, kind, path(field, path), value);
    }

    private static Path path(String field, String given) {
        if (given.length() > LONGEST) {
            throw ScimProblem.invalidPath(field, given, "at most " + LONGEST + " characters");
        }
        try {
            Path path = Path.fromString(FilterText.withTruths(SchemaUrns.path(given)));
            if (path.size() == 0 && path.getSchemaUrn() == null) {
                throw ScimProblem.invalidPath(field, given, "the path of an attribute");
            }
            path.iterator()
                    .forEachRemaining(
                            step -> Optional.ofNullable(step.getValueFilter()).ifPresent(ScimFilter::mustBeSmall));
            return path;
        } catch (ScimException refused) {
            throw ScimProblem.invalidPath(field, given, "a path like emails[type eq \"work\"].value");
        }
    }

    /** The name of the attribute that is changed, or of the extension that it belongs to. */
    public String attribute() {
        return path.getSchemaUrn() == null ? path.getElement(0).getAttribute() : path.getSchemaUrn();
    }

    /** Which of its values are meant; empty where all are. */
    public Optional<Filter> which() {
        return path.getSchemaUrn() == null
                ? Optional.ofNullable(path.getElement(0).getValueFilter())
                : Optional.empty();
    }

    /** Changes the resource. */
    public void applyTo(ObjectNode resource) {
        try {
            switch (kind) {
                case ADD, REPLACE -> write(resource);
                case REMOVE -> remove(resource);
            }
        } catch (ScimException refused) {
            throw ScimProblem.of(refused);
        }
    }

    private void write(ObjectNode resource) throws ScimException {
        Optional<Filter> which = which();
        PrimaryValues primary = PrimaryValues.of(resource.path(attribute()));
        if (which.isPresent() && !isThere(resource, which.get())) {
            append(resource, which.get());
        } else if (kind == Kind.ADD && which.isEmpty()) {
            JsonUtils.addValue(path, resource, severalWhereThereAre(resource));
        } else {
            JsonUtils.replaceValue(path, resource, which.isPresent() && path.size() == 1 ? whole() : value);
        }
        primary.giveWayIn(resource.path(attribute()));
    }

    private boolean isThere(ObjectNode resource, Filter which) {
        for (JsonNode each : resource.path(attribute())) {
            if (ScimFilter.matches(which, each)) {
                return true;
            }
        }
        return false;
    }

    /** A new value that is what the path says it is: {@code emails[type eq "work"].value} makes one of type work. */
    private void append(ObjectNode resource, Filter which) {
        ObjectNode fresh = ScimJson.object();
        if (path.size() > 1) {
            fresh.set(path.getElement(1).getAttribute(), value.deepCopy());
        } else {
            fresh.setAll(whole());
        }
        describe(fresh, which);
        several(resource).add(fresh);
    }

    private void describe(ObjectNode fresh, Filter which) {
        switch (which.getFilterType()) {
            case EQUAL -> fresh.set(FilterParts.path(which).toString(), FilterParts.value(which));
            case AND -> FilterParts.several(which).forEach(each -> describe(fresh, each));
            default -> throw ScimProblem.noTarget(field, path.toString(), "a path to a value that is there");
        }
    }

    /** One of several values, for which a text can stand. */
    private ObjectNode whole() {
        if (value.isTextual()) {
            return ScimJson.object().put("value", value.textValue());
        }
        if (value instanceof ObjectNode object) {
            return object.deepCopy();
        }
        throw ScimProblem.invalidValue(field, "no object", "an object");
    }

    private ArrayNode several(ObjectNode resource) {
        return resource.get(attribute()) instanceof ArrayNode there ? there : resource.putArray(attribute());
    }

    /** One more value for an attribute that has several, given without the brackets. */
    private JsonNode severalWhereThereAre(ObjectNode resource) {
        boolean bare = path.size() == 1
                && path.getSchemaUrn() == null
                && resource.path(attribute()).isArray()
                && !value.isArray();
        return bare ? ScimJson.array().add(value) : value;
    }

    private void remove(ObjectNode resource) throws ScimException {
        boolean all = path.size() > 1 || which().isPresent() || value.isMissingNode() || value.isNull();
        if (!all && resource.get(attribute()) instanceof ArrayNode several) {
            for (int i = several.size() - 1; i >= 0; i--) {
                if (isGiven(several.get(i))) {
                    several.remove(i);
                }
            }
        } else {
            JsonUtils.removeValues(path, resource);
        }
    }

    private boolean isGiven(JsonNode there) {
        for (JsonNode each : value.isArray() ? value : ScimJson.array().add(value)) {
            if (isSame(each, there)) {
                return true;
            }
        }
        return false;
    }

    /** By its value where one is given, else by all that is. */
    private static boolean isSame(JsonNode given, JsonNode there) {
        if (!given.isObject() || given.hasNonNull("value")) {
            return name(given).equalsIgnoreCase(name(there));
        }
        return !given.isEmpty()
                && given.properties().stream()
                        .filter(each -> !each.getValue().isNull())
                        .allMatch(each -> each.getValue()
                                .asText()
                                .equalsIgnoreCase(there.path(each.getKey()).asText()));
    }

    /** What the values that are given go by: {@code [{"value": "…"}]}, or bare texts, or one of these alone. */
    public Set<String> valueNames() {
        Set<String> names = new HashSet<>();
        if (value.isArray()) {
            value.forEach(each -> names.add(name(each)));
        } else if (value.isObject() || value.isTextual()) {
            names.add(name(value));
        }
        return names;
    }

    private static String name(JsonNode each) {
        return each.isObject() ? each.path("value").asText() : each.asText();
    }
}
