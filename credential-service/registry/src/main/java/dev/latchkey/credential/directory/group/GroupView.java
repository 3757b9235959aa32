package dev.latchkey.credential.directory.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.credential.directory.scim.ResourceMeta;
import dev.latchkey.credential.directory.scim.SchemaUrns;
import dev.latchkey.credential.directory.scim.ScimJson;

/** A group as the directory sees it. */
final class GroupView {
    private GroupView() {}

    /** @param base the address of the SCIM endpoints */
    static ObjectNode of(Group group, String base) {
        ObjectNode view = withoutMembers(group, base);
        ArrayNode members = ScimJson.array();
        for (String id : group.members()) {
            members.addObject()
                    .put("value", id)
                    .put("$ref", base + "/Users/" + id)
                    .put("type", "User");
        }
        if (!members.isEmpty()) {
            view.set("members", members);
        }
        return view;
    }

    static ObjectNode withoutMembers(Group group, String base) {
        ObjectNode view = ScimJson.object();
        view.putArray("schemas").add(SchemaUrns.GROUP);
        view.put("id", group.id()).put("displayName", group.displayName());
        if (group.externalId() != null) {
            view.put("externalId", group.externalId());
        }
        view.set("meta", ResourceMeta.of("Group", base + "/Groups/", group.id(), group.version(), group.changedAt()));
        return view;
    }
}
