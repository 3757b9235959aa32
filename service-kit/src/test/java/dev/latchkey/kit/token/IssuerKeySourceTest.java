package dev.latchkey.kit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.JWK;
import dev.latchkey.kit.key.KeysUnavailableException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerKeySourceTest {
    private static final String METADATA = "/.well-known/openid-configuration";

    private final TokenIssuer issuer = new TokenIssuer();

    @AfterEach
    void stop() {
        issuer.close();
    }

    private static List<JWK> keysOf(String issuer, String... allowed) {
        String networks = allowed.length == 0 ? "" : ", allowed-networks: [" + String.join(", ", allowed) + "]";
        return new IssuerKeySource(TrustedIssuersFixture.rules(issuer, "audience: latchkey" + networks))
                .keys()
                .blockOptional()
                .orElseThrow();
    }

    private void saysWhy(String configured, String why) {
        assertThatExceptionOfType(KeysUnavailableException.class)
                .isThrownBy(() -> keysOf(configured))
                .withMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/realms/acme/.well-known/openid-configuration",
                "/.well-known/openid-configuration/realms/acme",
                "/.well-known/oauth-authorization-server/realms/acme"
            })
    void findsTheMetadataWhereverTheStandardsPutThem(String path) {
        String itself = issuer.url("http") + "/realms/acme";
        issuer.calls(path, itself, issuer.url("http") + "/keys");
        assertThat(keysOf(itself)).extracting(JWK::getKeyID).containsExactly("k-1");
    }

    @Test
    void takesAnIssuerThatEndsWithASlashForWhatItIs() {
        String itself = issuer.url("http") + "/";
        issuer.calls(METADATA, itself, issuer.url("http") + "/keys");
        assertThat(keysOf(itself)).hasSize(1);
        saysWhy(
                issuer.url("http"),
                "the issuer calls itself " + itself + " (expected: " + issuer.url("http") + ", to the letter");
    }

    @Test
    void followsNoMetadataToWhereTheyShouldNotLead() {
        issuer.calls(
                METADATA,
                issuer.url("http"),
                "http://127.0.0.2:" + issuer.server.getAddress().getPort() + "/keys");
        saysWhy(issuer.url("http"), "leads to an address that is not on the public internet");
        assertThatExceptionOfType(KeysUnavailableException.class)
                .isThrownBy(() -> keysOf(issuer.url("http"), "127.0.0.0/8"))
                .withMessageContaining("cannot be reached");
        issuer.calls(METADATA, issuer.url("http"), "file:///etc/passwd");
        saysWhy(issuer.url("http"), "not an https URL");
    }

    @Test
    void saysWhatIsWrongWithWhatItFinds() {
        saysWhy(issuer.url("http"), "expected: the metadata of the issuer");
        issuer.documents.put(METADATA, "<html>");
        saysWhy(issuer.url("http"), "is no JSON");
        issuer.calls(METADATA, issuer.url("http"), issuer.url("http") + "/nothing");
        saysWhy(issuer.url("http"), "/nothing answered 404");
        issuer.documents.put("/nothing", "x".repeat(300_000));
        saysWhy(issuer.url("http"), "longer than");
        issuer.close();
        saysWhy(issuer.url("http"), "cannot be reached");
    }
}
