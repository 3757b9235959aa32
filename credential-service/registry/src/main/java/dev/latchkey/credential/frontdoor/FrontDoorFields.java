package dev.latchkey.credential.frontdoor;

import dev.latchkey.credential.validation.NetworkFields;
import dev.latchkey.credential.validation.ProtocolFields;
import dev.latchkey.kit.request.RequestFields;
import dev.latchkey.policy.network.Cidr;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a front door is made of, alike where it is registered and where it is changed. */
record FrontDoorFields(RequestFields fields) {
    String name(String given) {
        return fields.text("name", given, 200);
    }

    /** @param kept what it speaks already */
    Set<String> protocols(@Nullable Set<String> given, Set<String> kept) {
        mustNameOne("protocols", given, "imap");
        return ProtocolFields.names(fields, "protocols", given, kept);
    }

    List<String> services(@Nullable List<String> given) {
        mustNameOne("services", given, "mail");
        return fields.words("services", given);
    }

    private void mustNameOne(String field, @Nullable Collection<String> given, String example) {
        if (given == null || given.isEmpty()) {
            fields.wrong(field, "none", "at least one, like " + example);
        }
    }

    List<Cidr> networks(String field, @Nullable List<String> given) {
        return NetworkFields.ranges(fields, field, given);
    }

    Set<String> tenants(@Nullable Set<String> given) {
        return Set.copyOf(fields.words("tenants", given));
    }

    /**
     * The servers behind it; none where the field is absent.
     *
     * @param kept protocols that have one already
     */
    Map<String, Backend> backends(@Nullable Map<String, String> given, Set<String> kept) {
        Map<String, Backend> servers = new HashMap<>();
        if (given != null) {
            ProtocolFields.names(fields, "backends", given.keySet(), kept);
            given.forEach(
                    (protocol, server) -> backend(protocol, server).ifPresent(read -> servers.put(protocol, read)));
        }
        return servers;
    }

    private Optional<Backend> backend(String protocol, @Nullable String server) {
        try {
            return Optional.of(Backend.parse(String.valueOf(server)));
        } catch (IllegalArgumentException wrong) {
            fields.wrong("backends." + protocol, String.valueOf(server), "address:port, like 127.0.0.1:143");
            return Optional.empty();
        }
    }
}
