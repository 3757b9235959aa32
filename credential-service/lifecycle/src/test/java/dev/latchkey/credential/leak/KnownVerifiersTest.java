package dev.latchkey.credential.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.apppassword.StoredVerifier;
import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.SecretFormat;
import dev.latchkey.credential.secret.Verifier;
import dev.latchkey.credential.secret.VerifierKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownVerifiersTest {
    private final VerifierKeys old = new VerifierKeys(Map.of(1, new byte[32]));
    private final VerifierKeys keys = new VerifierKeys(Map.of(1, new byte[32], 2, new byte[40]));
    private final KnownVerifiers.Gathering all = new KnownVerifiers.Gathering();

    private static AppPasswordSecret secret() {
        return AppPasswordSecret.random(SecretFormat.SHORT);
    }

    private AppPasswordSecret keep(String tenant, VerifierKeys under) {
        AppPasswordSecret secret = secret();
        all.add(new StoredVerifier(tenant, under.newest(tenant, secret)));
        return secret;
    }

    @Test
    void findsEachInItsTenantUnderWhicheverKey() {
        List<AppPasswordSecret> acmes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            acmes.add(keep("acme", i % 2 == 0 ? old : keys));
        }
        AppPasswordSecret globexs = keep("globex", keys);
        KnownVerifiers known = all.under(keys);
        assertThat(acmes).allSatisfy(each -> assertThat(known.tenantsOf(each)).containsExactly("acme"));
        assertThat(known.tenantsOf(globexs)).containsExactly("globex");
    }

    @Test
    void findsNothingElse() {
        keep("acme", keys);
        KnownVerifiers known = all.under(keys);
        for (int i = 0; i < 1_000; i++) {
            assertThat(known.tenantsOf(secret())).isEmpty();
        }
        assertThat(new KnownVerifiers.Gathering().under(keys).tenantsOf(secret()))
                .isEmpty();
    }

    @Test
    void passesOverKeysThatAreNotThere() {
        AppPasswordSecret lost = keep("acme", keys);
        AppPasswordSecret kept = keep("acme", old);
        KnownVerifiers known = all.under(old);
        assertThat(known.tenantsOf(lost)).isEmpty();
        assertThat(known.tenantsOf(kept)).containsExactly("acme");
    }

    @Test
    void startsAsTheVerifierDoes() {
        AppPasswordSecret secret = secret();
        Verifier verifier = keys.newest("acme", secret);
        assertThat(keys.starts(2, "acme").orElseThrow().applyAsLong(secret)).isEqualTo(verifier.start());
        assertThat(keys.starts(3, "acme")).isEmpty();
    }
}
