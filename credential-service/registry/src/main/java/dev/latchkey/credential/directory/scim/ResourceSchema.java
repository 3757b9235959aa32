package dev.latchkey.credential.directory.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.kit.request.RequestFields;
import java.util.ArrayList;
import java.util.List;

/** The attributes of a kind of resource, those of its extensions among them, and the form that they have. */
public final class ResourceSchema {
    private final List<SchemaAttribute> attributes;
    private final List<SchemaAttribute> extensions;

    private ResourceSchema(List<SchemaAttribute> attributes, List<SchemaAttribute> extensions) {
        this.attributes = List.copyOf(attributes);
        this.extensions = List.copyOf(extensions);
    }

    /** As the published documents say. */
    public static ResourceSchema of(JsonNode core, JsonNode... extensions) {
        List<SchemaAttribute> extending = new ArrayList<>();
        for (JsonNode each : extensions) {
            extending.add(SchemaAttribute.extension(each));
        }
        return new ResourceSchema(SchemaAttribute.readAll(core.path("attributes")), extending);
    }

    /**
     * What of a resource is the client's to say, in form. What the schema does not have is dropped, a password before all.
     *
     * @param fields takes note of what cannot be brought into form
     */
    public ObjectNode conforming(ObjectNode given, RequestFields fields) {
        SchemaForm form = new SchemaForm(fields);
        ObjectNode kept = ScimJson.object();
        attributes.forEach(each ->
                form.of(each, each.name(), given.path(each.name())).ifPresent(value -> kept.set(each.name(), value)));
        extensions.forEach(each -> form.of(each, each.name(), withBareNames(each, given))
                .ifPresent(value -> kept.set(each.name(), value)));
        return kept;
    }

    /** Clients also write an attribute of an extension without its URN, where the core schema has no such name. */
    private JsonNode withBareNames(SchemaAttribute extension, ObjectNode given) {
        JsonNode there = given.path(extension.name());
        ObjectNode whole = there instanceof ObjectNode object ? object.deepCopy() : ScimJson.object();
        extension.subAttributes().stream()
                .filter(each -> given.has(each.name()) && !isOfCore(each.name()))
                .forEach(each -> whole.set(each.name(), given.get(each.name())));
        return whole.isEmpty() ? there : whole;
    }

    private boolean isOfCore(String name) {
        return attributes.stream().anyMatch(each -> each.name().equalsIgnoreCase(name));
    }

    /** Brings one attribute of a resource, or one extension, into form where it is. */
    void bringIntoForm(ObjectNode resource, String attribute, RequestFields fields) {
        attributes.stream()
                .filter(each -> !each.readOnly() && each.name().equalsIgnoreCase(attribute))
                .forEach(each -> bringIntoForm(resource, each, fields));
        extensions.stream()
                .filter(each -> each.name().equalsIgnoreCase(attribute))
                .forEach(each -> bringIntoForm(resource, each, fields));
    }

    private static void bringIntoForm(ObjectNode resource, SchemaAttribute attribute, RequestFields fields) {
        new SchemaForm(fields)
                .of(attribute, attribute.name(), resource.path(attribute.name()))
                .ifPresentOrElse(
                        value -> resource.set(attribute.name(), value), () -> resource.remove(attribute.name()));
    }
}
