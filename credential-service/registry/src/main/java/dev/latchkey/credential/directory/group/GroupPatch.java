package dev.latchkey.credential.directory.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import dev.latchkey.credential.directory.scim.FilterParts;
import dev.latchkey.credential.directory.scim.PatchOperation;
import dev.latchkey.credential.directory.scim.PatchOperation.Kind;
import dev.latchkey.credential.directory.scim.PatchRequest;
import dev.latchkey.credential.directory.scim.ScimProblem;
import dev.latchkey.kit.request.RequestFields;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Changes a group as a PATCH says. Members are a set of ids here: there may be many, and many changes of them. */
final class GroupPatch {
    private GroupPatch() {}

    static GroupRequest apply(Group before, PatchRequest patch) {
        ObjectNode resource = GroupView.withoutMembers(before, "");
        Set<String> members = new LinkedHashSet<>(before.members());
        for (PatchOperation each : patch.operations()) {
            if (each.attribute().equalsIgnoreCase("members")) {
                change(members, each);
            } else {
                each.applyTo(resource);
            }
        }
        return GroupRequest.read(resource, List.copyOf(members));
    }

    private static void change(Set<String> members, PatchOperation operation) {
        if (operation.kind() == Kind.REMOVE) {
            remove(members, operation);
            return;
        }
        if (operation.which().isPresent() && operation.kind() == Kind.REPLACE) {
            throw ScimProblem.invalidPath(operation.field(), operation.path().toString(), "members");
        }
        if (operation.kind() == Kind.REPLACE) {
            members.clear();
        }
        RequestFields fields = new RequestFields();
        members.addAll(GroupRequest.ids(fields, "members", operation.value()));
        fields.allRight();
    }

    private static void remove(Set<String> members, PatchOperation operation) {
        if (operation.which().isPresent()) {
            ids(operation, operation.which().get()).forEach(members::remove);
        } else if (operation.value().isMissingNode() || operation.value().isNull()) {
            members.clear();
        } else {
            operation.valueNames().forEach(members::remove);
        }
    }

    /** {@code members[value eq "a" or value eq "b"]}. */
    private static List<String> ids(PatchOperation operation, Filter which) {
        if (which.getFilterType() == FilterType.OR) {
            List<String> ids = new ArrayList<>();
            FilterParts.several(which).forEach(each -> ids.addAll(ids(operation, each)));
            return ids;
        }
        if (which.getFilterType() == FilterType.EQUAL
                && FilterParts.path(which).toString().equalsIgnoreCase("value")) {
            return List.of(FilterParts.value(which).asText());
        }
        throw ScimProblem.invalidPath(
                operation.field(), operation.path().toString(), "a path like members[value eq \"id\"]");
    }
}
