package dev.latchkey.credential.frontdoor;

import dev.latchkey.credential.login.ImpliedDomains;
import dev.latchkey.credential.login.LoginDomain;
import dev.latchkey.credential.validation.NetworkFields;
import dev.latchkey.credential.validation.ProtocolFields;
import dev.latchkey.kit.request.RequestFields;
import dev.latchkey.policy.network.Cidr;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a front door is made of, alike where it is registered and where it is changed. */
record FrontDoorFields(RequestFields fields) {
    private static final Pattern NETBIOS = Pattern.compile("[A-Za-z0-9_-]{1,15}");

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

    /**
     * Which domains are meant where people type none.
     *
     * @param usual   null is as before; empty is none
     * @param netbios null is as before
     */
    ImpliedDomains domains(@Nullable String usual, @Nullable Map<String, String> netbios, ImpliedDomains before) {
        Map<String, String> named = new HashMap<>();
        if (netbios != null) {
            if (netbios.size() > ImpliedDomains.MOST_NETBIOS) {
                fields.wrong("netbiosDomains", netbios.size() + " names", "at most " + ImpliedDomains.MOST_NETBIOS);
            }
            netbios.forEach((name, domain) ->
                    named.put(netbios(name), domain("netbiosDomains." + name, String.valueOf(domain))));
        }
        @Nullable
        String whole = usual == null ? before.usual() : usual.isBlank() ? null : domain("defaultDomain", usual);
        return new ImpliedDomains(whole, netbios == null ? before.netbios() : named);
    }

    private String netbios(String given) {
        if (!NETBIOS.matcher(given).matches()) {
            fields.wrong("netbiosDomains", given, "the NetBIOS name of a domain, of 1 to 15 characters, like ACME");
        }
        return given.toLowerCase(Locale.ROOT);
    }

    private String domain(String field, String given) {
        Optional<String> domain = LoginDomain.read(given);
        if (domain.isEmpty()) {
            fields.wrong(field, given, "a domain like acme.example");
        }
        return domain.orElse("");
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
