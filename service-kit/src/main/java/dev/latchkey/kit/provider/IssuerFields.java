package dev.latchkey.kit.provider;

import dev.latchkey.kit.tls.TrustedAuthorities;
import dev.latchkey.policy.network.Cidr;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one issuer of the file. */
final class IssuerFields {
    private static final String A_PATH = ClaimPath.EXPECTED;

    private final YamlField issuer;
    private final YamlObject fields;
    private final Path directory;

    /** @param directory what a relative path in the file begins at */
    IssuerFields(YamlField issuer, Path directory) {
        this.issuer = issuer;
        this.directory = directory;
        this.fields = issuer.fields(
                "issuer",
                "audience",
                "tenant",
                "platform",
                "roles",
                "subject",
                "login",
                "programs",
                "access-token-claim",
                "sign-in",
                "ca-file",
                "allowed-networks");
    }

    IssuerRules rules() {
        String url = field("issuer").text("the URL by which the issuer calls itself");
        boolean platform = field("platform").flag(false);
        Set<String> audience =
                texts(field("audience"), "what access tokens for Latchkey name in aud, or a list of that");
        try {
            return new IssuerRules(
                    url,
                    audience,
                    TenantMappingFields.read(field("tenant"), platform),
                    RoleMappingFields.read(field("roles"), platform),
                    paths(field("subject"), List.of(ClaimPath.named("sub"))),
                    login(),
                    programs(),
                    field("access-token-claim").isGiven() ? path(field("access-token-claim")) : null,
                    signIn(),
                    connection());
        } catch (IllegalArgumentException wrong) {
            boolean named = String.valueOf(wrong.getMessage()).startsWith(issuer.name());
            throw named ? wrong : new IllegalArgumentException(issuer.name() + "." + wrong.getMessage(), wrong);
        }
    }

    private YamlField field(String name) {
        return fields.get(name);
    }

    private LoginMapping login() {
        YamlField login = field("login");
        if (!login.isGiven()) {
            return LoginMapping.by(ClaimPath.named("email"));
        }
        if (login.value() instanceof String) {
            return LoginMapping.by(path(login));
        }
        YamlObject given = login.fields("claim", "verified-by");
        LoginMapping standard = LoginMapping.by(path(given.get("claim")));
        YamlField verifiedBy = given.get("verified-by");
        return verifiedBy.isGiven() ? new LoginMapping(standard.claim(), path(verifiedBy)) : standard;
    }

    private ProgramProof programs() {
        if (!field("programs").isGiven()) {
            return new ProgramProof(Set.of(), Map.of());
        }
        YamlObject given = field("programs").fields("clients", "claims");
        YamlField clients = given.get("clients");
        return new ProgramProof(
                clients.isGiven() ? texts(clients, "ids of clients") : Set.of(), proofs(given.get("claims")));
    }

    private static Map<ClaimPath, String> proofs(YamlField claims) {
        Map<ClaimPath, String> proofs = new LinkedHashMap<>();
        if (claims.isGiven()) {
            claims.entries("claims, with the value that they have in tokens of programs alone")
                    .forEach((claim, value) -> proofs.put(
                            new YamlField(value.name(), claim).read(A_PATH, ClaimPath::parse),
                            value.text("the value that it has in tokens of programs alone")));
        }
        return proofs;
    }

    private SignInMapping signIn() {
        if (!field("sign-in").isGiven()) {
            return SignInMapping.STANDARD;
        }
        YamlObject given = field("sign-in").fields("acr", "amr", "auth-time");
        return new SignInMapping(
                paths(given.get("acr"), SignInMapping.STANDARD.acr()),
                paths(given.get("amr"), SignInMapping.STANDARD.amr()),
                path(given.get("auth-time"), SignInMapping.STANDARD.authTime()));
    }

    private IssuerConnection connection() {
        return new IssuerConnection(authorities(), networks());
    }

    private @Nullable Path authorities() {
        YamlField file = field("ca-file");
        if (!file.isGiven()) {
            return null;
        }
        Path path = directory.resolve(file.text("a file with certificates in PEM"));
        TrustedAuthorities.publicOnesAnd(file.name(), path);
        return path;
    }

    private List<Cidr> networks() {
        YamlField networks = field("allowed-networks");
        return networks.isGiven() ? all(networks, "a network such as 192.0.2.0/24", Cidr::parse) : List.of();
    }

    static ClaimPath path(YamlField field) {
        return field.read(A_PATH, ClaimPath::parse);
    }

    private static ClaimPath path(YamlField field, ClaimPath otherwise) {
        return field.isGiven() ? path(field) : otherwise;
    }

    static List<ClaimPath> paths(YamlField field, List<ClaimPath> otherwise) {
        return field.isGiven() ? all(field, A_PATH, ClaimPath::parse) : otherwise;
    }

    static Set<String> texts(YamlField field, String expected) {
        return Set.copyOf(all(field, expected, Function.identity()));
    }

    private static <T> List<T> all(YamlField field, String expected, Function<String, T> reading) {
        return field.elements(expected).stream()
                .map(each -> each.read(expected, reading))
                .distinct()
                .toList();
    }
}
