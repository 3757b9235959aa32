package dev.latchkey.credential.frontdoor;

import dev.latchkey.credential.login.ImpliedDomains;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.RequestFields;
import dev.latchkey.policy.network.Cidr;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is to be different at a front door; what is absent stays as it is. Its key has ways of its own. */
record FrontDoorChange(
        @Nullable String name,
        @Nullable Set<String> protocols,
        @Nullable List<String> services,
        @Nullable List<String> connectsFrom,
        @Nullable List<String> clientAddresses,
        @Nullable Set<String> tenants,
        @Nullable Map<String, String> backends,
        @Nullable String defaultDomain,
        @Nullable Map<String, String> netbiosDomains) {
    /** The door as it will be, or every field that is wrong. */
    FrontDoor applyTo(FrontDoor before) {
        mustChangeSomething();
        RequestFields fields = new RequestFields();
        FrontDoorFields read = new FrontDoorFields(fields);
        String called = name == null ? before.name() : read.name(name);
        Set<String> spoken = protocols == null ? before.protocols() : read.protocols(protocols, before.protocols());
        List<String> behind = services == null ? before.services() : read.services(services);
        List<Cidr> from = connectsFrom == null ? before.connectsFrom() : read.networks("connectsFrom", connectsFrom);
        List<Cidr> clients =
                clientAddresses == null ? before.clientAddresses() : read.networks("clientAddresses", clientAddresses);
        Set<String> onlyTenants = tenants == null ? before.tenants() : read.tenants(tenants);
        Map<String, Backend> servers = backends == null
                ? before.backends()
                : read.backends(backends, before.backends().keySet());
        ImpliedDomains domains = read.domains(defaultDomain, netbiosDomains, before.domains());
        fields.allRight();
        long next = before.version() + 1;
        return new FrontDoor(
                before.id(), called, spoken, behind, from, clients, onlyTenants, servers, domains, false, next);
    }

    private void mustChangeSomething() {
        boolean nothing = Stream.of(
                        name,
                        protocols,
                        services,
                        connectsFrom,
                        clientAddresses,
                        tenants,
                        backends,
                        defaultDomain,
                        netbiosDomains)
                .allMatch(Objects::isNull);
        if (nothing) {
            throw ProblemException.body(
                    "Nothing is to be changed (expected: one or more of name, protocols, services, connectsFrom,"
                            + " clientAddresses, tenants, backends, defaultDomain, netbiosDomains).");
        }
    }
}
