package dev.latchkey.credential.frontdoor;

import dev.latchkey.credential.login.ImpliedDomains;
import dev.latchkey.kit.request.RequestFields;
import dev.latchkey.policy.network.Cidr;
import java.util.List;
import java.util.Map;
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
        @Nullable Map<String, String> backends,
        @Nullable String defaultDomain,
        @Nullable Map<String, String> netbiosDomains) {
    /** The door, or every field that is wrong. */
    FrontDoor toDoor() {
        RequestFields fields = new RequestFields();
        FrontDoorFields read = new FrontDoorFields(fields);
        String doorId = fields.word("id", id);
        String doorName = name == null ? doorId : read.name(name);
        Set<String> spoken = read.protocols(protocols, Set.of());
        List<String> behind = read.services(services);
        List<Cidr> from = read.networks("connectsFrom", connectsFrom);
        List<Cidr> clients = read.networks("clientAddresses", clientAddresses);
        Set<String> onlyTenants = read.tenants(tenants);
        Map<String, Backend> servers = read.backends(backends, Set.of());
        ImpliedDomains domains = read.domains(defaultDomain, netbiosDomains, ImpliedDomains.NONE);
        fields.allRight();
        return new FrontDoor(doorId, doorName, spoken, behind, from, clients, onlyTenants, servers, domains, false, 1);
    }
}
