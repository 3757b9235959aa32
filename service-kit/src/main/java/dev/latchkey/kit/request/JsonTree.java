package dev.latchkey.kit.request;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON body of which faulty parts are taken out one by one, and which still knows where each had been. */
final class JsonTree {
    private final JsonNode root;
    private final Map<JsonNode, Integer> taken = new IdentityHashMap<>();

    JsonTree(JsonNode root) {
        this.root = root;
    }

    JsonNode root() {
        return root;
    }

    /**
     * A place in the tree.
     *
     * @param path   as the client wrote it: {@code conditions.timeWindows[0].to}; empty for the whole body
     * @param parent what it is in; absent for the whole body
     * @param holed  whether something below it was taken out
     */
    record Place(
            String path,
            JsonNode node,
            @Nullable JsonNode parent,
            JacksonException.@Nullable Reference step,
            boolean holed) {}

    Place at(List<JacksonException.Reference> steps) {
        StringBuilder path = new StringBuilder();
        JsonNode node = root;
        JsonNode parent = null;
        for (JacksonException.Reference step : steps) {
            parent = node;
            if (step.getPropertyName() == null) {
                path.append('[')
                        .append(step.getIndex() + taken.getOrDefault(node, 0))
                        .append(']');
                node = node.path(step.getIndex());
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
                node = node.path(step.getPropertyName());
            }
        }
        return new Place(path.toString(), node, parent, steps.isEmpty() ? null : steps.getLast(), holed(node));
    }

    private boolean holed(JsonNode node) {
        if (taken.containsKey(node)) {
            return true;
        }
        for (JsonNode child : node) {
            if (holed(child)) {
                return true;
            }
        }
        return false;
    }

    /** Takes it out; false where it is not there, or is all there is. */
    boolean takeOut(Place place) {
        JacksonException.Reference step = place.step();
        JsonNode parent = place.parent();
        if (parent == null || step == null || place.node() instanceof MissingNode) {
            return false;
        }
        taken.merge(parent, 1, Integer::sum);
        return switch (parent) {
            case ObjectNode object -> object.remove(step.getPropertyName()) != null;
            case ArrayNode array -> array.remove(step.getIndex()) != null;
            default -> false;
        };
    }
}
