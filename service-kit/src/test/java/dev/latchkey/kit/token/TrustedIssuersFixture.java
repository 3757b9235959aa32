package dev.latchkey.kit.token;

import dev.latchkey.kit.key.SigningKeyPair;
import dev.latchkey.kit.key.SigningKeys;
import dev.latchkey.kit.provider.IssuerRules;
import dev.latchkey.kit.provider.ProvidersFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import reactor.core.publisher.Mono;

/** Issuers as the operator's file describes them. */
final class TrustedIssuersFixture {
    private TrustedIssuersFixture() {}

    /** @param fields further ones of the issuer, as in {@code audience: latchkey, subject: oid} */
    static IssuerRules rules(String issuer, String fields) {
        String tenant = fields.contains("tenant:") ? "" : ", tenant: {claim: tenant}";
        return file("issuers: [{issuer: '" + issuer + "', " + fields + tenant + "}]")
                .getFirst();
    }

    /** What such a file says. */
    static List<IssuerRules> file(String yaml) {
        try {
            Path file = Files.createTempFile("providers", ".yaml");
            try {
                return ProvidersFile.read(Files.writeString(file, yaml));
            } finally {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static TrustedIssuers of(IssuerRules rules, SigningKeyPair key) {
        return new TrustedIssuers(List.of(issuer(rules, key)));
    }

    static TrustedIssuer issuer(IssuerRules rules, SigningKeyPair key) {
        return new TrustedIssuer(rules, new SigningKeys(Mono.just(List.of(key.toPublic())), Clock.systemUTC()));
    }
}
