package dev.latchkey.quickstart;

import dev.latchkey.quickstart.api.ServiceAddress;
import dev.latchkey.quickstart.api.ServiceApi;
import dev.latchkey.quickstart.installation.Installation;
import dev.latchkey.quickstart.installation.Port;
import dev.latchkey.quickstart.people.DemoPeople;
import dev.latchkey.quickstart.people.Identity;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Where the services are, and as whom they are asked. {@code LATCHKEY_URL} leads to all of them,
 * {@code LATCHKEY_<SERVICE>_URL} to one, {@code LATCHKEY_TOKEN} says who asks: in the environment, never as an argument,
 * which others can see. Where the environment says nothing it is the installation on this machine, asked as one of its
 * own people.
 */
final class ServiceAccess {
    static final String CREDENTIAL = "credential-service";
    private static final String ALL = "LATCHKEY_URL";
    private static final String TOKEN = "LATCHKEY_TOKEN";
    private static final String ADMIN_TOKEN = "LATCHKEY_ADMIN_TOKEN";
    private static final String OPERATOR = "latchkey-operator";
    private static final String ADMIN = "admin";
    /** RFC 6750, section 2.1. */
    private static final Pattern TOKEN_FORM = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final InstallationContext place;
    private final Installation installation;

    ServiceAccess(InstallationContext place, Installation installation) {
        this.place = place;
        this.installation = installation;
    }

    /** @param service such as {@code audit-service} */
    ServiceAddress address(String service) {
        String name = service.replace("-service", "").toUpperCase(Locale.ROOT);
        String variable = "LATCHKEY_" + name + "_URL";
        Optional<String> own = place.variable(variable);
        if (own.isPresent()) {
            return ServiceAddress.given(service, variable, own.get());
        }
        return place.variable(ALL)
                .map(all -> ServiceAddress.given(service, ALL, all))
                .orElseGet(() -> ServiceAddress.here(service, variable, installation.uri(Port.valueOf(name))));
    }

    URI uri(String service) {
        return address(service).base();
    }

    /** As whoever runs the installation. */
    String platformToken() {
        return token(people -> people.programToken(OPERATOR));
    }

    /** As the first administrator among the people of this installation. */
    String adminToken() {
        return token(people -> people.token(administrators(people).getFirst()));
    }

    /** As the administrator of the tenant of that login, as far as that can be told from their own login. */
    ServiceApi asAdminOf(String service, String login) {
        String domain = login.substring(login.lastIndexOf('@') + 1);
        return new ServiceApi(
                address(service),
                () -> token(people -> {
                    List<Identity> all = administrators(people);
                    return people.token(all.stream()
                            .filter(each -> each.login().endsWith("@" + domain))
                            .findFirst()
                            .orElse(all.getFirst()));
                }));
    }

    /** As each administrator, of one tenant after the other; as one where the environment says who asks. */
    List<ServiceApi> asEveryAdmin(String service) {
        if (isTold()) {
            return List.of(new ServiceApi(address(service), this::adminToken));
        }
        return administrators(installation.people()).stream()
                .map(admin -> new ServiceApi(
                        address(service), () -> installation.people().token(admin)))
                .toList();
    }

    private static List<Identity> administrators(DemoPeople people) {
        List<Identity> all =
                people.all().stream().filter(person -> person.is(ADMIN)).toList();
        if (all.isEmpty()) {
            throw new IllegalStateException("none of the people of this installation has the role " + ADMIN);
        }
        return all;
    }

    /** Whether the environment says who asks, or where. */
    boolean isTold() {
        return place.variable(TOKEN).isPresent() || isElsewhere();
    }

    /** Of a tenant's administrator, where that is somebody else than who runs the installation. */
    String givenAdminToken() {
        return place.variable(ADMIN_TOKEN)
                .map(token -> checked(ADMIN_TOKEN, token.strip()))
                .orElseGet(this::adminToken);
    }

    /** Our own people's tokens are for our own services. */
    private String token(Function<DemoPeople, String> ours) {
        Optional<String> given = place.variable(TOKEN);
        if (given.isEmpty() && isElsewhere()) {
            throw new IllegalArgumentException(
                    TOKEN + ": nothing (expected: an access token for the services that the environment names)");
        }
        return given.isPresent() ? checked(TOKEN, given.get().strip()) : ours.apply(installation.people());
    }

    /** Never shown: whatever it is, it was meant to be a secret. */
    private static String checked(String variable, String token) {
        if (!TOKEN_FORM.matcher(token).matches()) {
            throw new IllegalArgumentException(
                    variable + ": not a token (expected: one line as the issuer gave it, without “Bearer”)");
        }
        return token;
    }

    private boolean isElsewhere() {
        return Arrays.stream(Port.values())
                        .anyMatch(port -> place.variable("LATCHKEY_" + port.name() + "_URL")
                                .isPresent())
                || place.variable(ALL).isPresent();
    }
}
