package dev.latchkey.credential.frontdoor;

import dev.latchkey.credential.validation.NetworkFields;
import dev.latchkey.kit.request.RequestFields;
import dev.latchkey.policy.network.Cidr;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A front door to be registered. */
record FrontDoorRequest(
        @Nullable String id,
        @Nullable String name,
        @Nullable Set<String> protocols,
        @Nullable List<String> services,
        @Nullable List<String> connectsFrom,
        @Nullable List<String> clientAddresses,
        @Nullable Set<String> tenants,
        @Nullable Map<String, String> backends) {
    /** The door, or every field that is wrong. */
    FrontDoor toDoor() {
        RequestFields fields = new RequestFields();
        String doorId = fields.word("id", id);
        String doorName = name == null ? doorId : fields.text("name", name, 200);
        List<String> spoken = atLeastOne(fields, "protocols", protocols, "imap");
        List<String> behind = atLeastOne(fields, "services", services, "mail");
        List<Cidr> from = NetworkFields.ranges(fields, "connectsFrom", connectsFrom);
        List<Cidr> clients = NetworkFields.ranges(fields, "clientAddresses", clientAddresses);
        Set<String> onlyTenants = Set.copyOf(fields.words("tenants", tenants));
        Map<String, Backend> servers = servers(fields);
        fields.allRight();
        return new FrontDoor(
                doorId, doorName, Set.copyOf(spoken), behind, from, clients, onlyTenants, servers, false, 1);
    }

    private static List<String> atLeastOne(
            RequestFields fields, String field, @Nullable Collection<String> given, String example) {
        if (given == null || given.isEmpty()) {
            fields.wrong(field, "none", "at least one, like " + example);
        }
        return fields.words(field, given);
    }

    private Map<String, Backend> servers(RequestFields fields) {
        Map<String, Backend> servers = new HashMap<>();
        Optional.ofNullable(backends).orElse(Map.of()).forEach((protocol, server) -> {
            fields.word("backends", protocol);
            try {
                servers.put(protocol, Backend.parse(String.valueOf(server)));
            } catch (IllegalArgumentException wrong) {
                fields.wrong("backends." + protocol, String.valueOf(server), "address:port, like 127.0.0.1:143");
            }
        });
        return servers;
    }
}
