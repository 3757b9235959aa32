package dev.latchkey.credential.verification;

import static dev.latchkey.credential.verification.AnAttempt.anAttempt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.conditionalaccess.AttributeSource;
import dev.latchkey.credential.conditionalaccess.PolicyInputs;
import dev.latchkey.credential.existence.DomainTenants;
import dev.latchkey.credential.existence.Existence;
import dev.latchkey.credential.existence.Existences;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.nearcache.ReadThrough;
import dev.latchkey.credential.nearcache.StreamFreshness;
import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.SecretFormat;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.credential.secret.VerifierKeys;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.ReservedTenants;
import dev.latchkey.policy.evaluation.CompiledPolicies;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class CredentialLookupTest {
    private static final LoginName ANNA = LoginName.read("anna@acme.example").orElseThrow();

    private final VerifierKeys keys = new VerifierKeys(Map.of(1, key(1), 2, key(2)));
    private final FakeCredentials database = new FakeCredentials();
    private final AppPasswordSecret secret = AppPasswordSecret.random(SecretFormat.SHORT);
    private boolean seen = true;
    private final Existences existences = new Existences();
    private Duration patience = Duration.ofMinutes(1);
    private final AttributeSource attributes =
            PolicyInputs.attributes(Mono.error(new AssertionError()), Mono.error(new AssertionError()));
    private DomainTenants domains;
    private CredentialLookup lookup = lookup(Existence.unknown());

    private static byte[] key(int version) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) version);
        return key;
    }

    private CredentialLookup lookup(Existence existence) {
        StreamFreshness freshness = new StreamFreshness(Duration.ofSeconds(5), 1 << 20);
        freshness.watch(age -> seen);
        database.tenants.put("acme.example", Objects.requireNonNull(anAttempt().tenant()));
        database.accounts.put(
                "acme/anna@acme.example", Objects.requireNonNull(anAttempt().owner()));
        keepUnder(2);
        MemoryBudget budget = new MemoryBudget(1L << 30, new SimpleMeterRegistry());
        domains = new DomainTenants(budget);
        return new CredentialLookup(
                new RememberedCredentials(freshness, database, budget, domains, attributes),
                keys,
                new ReadThrough(patience),
                existence);
    }

    private void keepUnder(int version) {
        database.passwords.clear();
        keys.verifiers("acme", secret).stream()
                .filter(verifier -> verifier.keyVersion() == version)
                .forEach(verifier -> database.passwords.put(
                        "acme/" + verifier.value(), anAttempt().password()));
    }

    private LookupResult find(LoginName login, TypedSecret typed) {
        database.reads.clear();
        return lookup.find(login, typed).join();
    }

    private LookupResult findAnna() {
        return find(ANNA, wellFormed());
    }

    @Test
    void readsWhatItDoesNotRememberAndRemembersIt() {
        LookupResult read = findAnna();
        assertThat(read.credentialId()).isEqualTo("c-1");
        assertThat(read.keyVersion()).isEqualTo(2);
        assertThat(database.reads).containsExactly("tenant", "credential");
        assertThat(findAnna()).isEqualTo(read);
        assertThat(database.reads).isEmpty();
    }

    @Test
    void remembersNothingWhileItDoesNotSeeTheChanges() {
        seen = false;
        findAnna();
        findAnna();
        assertThat(database.reads).containsExactly("credential");
        seen = true;
        findAnna();
        assertThat(database.reads).as("what was read meanwhile").containsExactly("credential");
    }

    @Test
    void readsOnceWhereItIsKnownWhereTheDomainHasLed() {
        domains.leads("acme.example", "acme");
        LookupResult found = findAnna();
        assertThat(found.tenantId()).isEqualTo("acme");
        assertThat(found.accountId()).isEqualTo("a-anna");
        assertThat(found.credentialId()).isEqualTo("c-1");
        assertThat(database.reads).containsExactly("credential");
        findAnna();
        assertThat(database.reads).isEmpty();
    }

    @Test
    void reliesOnNobodysWordWhereADomainLeads() {
        domains.leads("acme.example", "globex");
        assertThat(findAnna().tenantId()).isEqualTo("acme");
        domains.leads("nowhere.example", "acme");
        LookupResult nobody = find(LoginName.read("anna@nowhere.example").orElseThrow(), wellFormed());
        assertThat(nobody.tenantId()).isEqualTo(ReservedTenants.UNASSIGNED);
        assertThat(nobody.credentialId()).isNull();
    }

    @Test
    void looksForTheAccountOfTheLoginWhereTheSecretIsAnothers() {
        database.accounts.put("acme/bob@acme.example", bob());
        LookupResult found = find(LoginName.read("bob@acme.example").orElseThrow(), wellFormed());
        assertThat(found.accountId()).isEqualTo("a-bob");
        assertThat(found.credentialId()).isEqualTo("c-1");
        assertThat(database.reads).containsExactly("tenant", "credential", "account");
    }

    private static Account bob() {
        return new Account("acme", "a-bob", "bob@acme.example", "Bob", null, AccountState.ACTIVE, Set.of(), 1);
    }

    private TypedSecret wellFormed() {
        return new TypedSecret.WellFormed(secret);
    }

    /** It is in the index under the one key no more, and under the other not yet. */
    @Test
    void looksAgainForWhatIsBeingReKeyed() {
        database.passedOver = 1;
        assertThat(findAnna().credentialId()).isEqualTo("c-1");
        assertThat(database.reads).containsExactly("tenant", "credential", "credential");
    }

    /** It would be a read of its own. */
    @Test
    void knowsTheLastUseOfWhatItReads() {
        database.lastUsedAt = Instant.EPOCH;
        findAnna();
        AttributeSource.Subject phone = new AttributeSource.Subject("acme", "c-1");
        AttributeSource.Concerned who = new AttributeSource.Concerned(phone, true, phone, true);
        assertThat(attributes.remembered(CompiledPolicies.none("acme"), who))
                .isEqualTo(new AttributeSource.Known(null, new AttributeSource.LastUse.At(Instant.EPOCH)));
    }

    @Test
    void recognisesWhatIsKeptUnderAnOlderKey() {
        keepUnder(1);
        assertThat(findAnna().keyVersion()).isEqualTo(1);
        assertThat(database.reads).containsExactly("tenant", "credential");
    }

    /** All that there is of Anna is known, her app password under that key. */
    private void everythingIsKnown(int keyVersion) {
        existences.account("acme", "acme.example", ANNA.value());
        keys.verifiers("acme", secret).stream()
                .filter(verifier -> verifier.keyVersion() == keyVersion)
                .forEach(verifier -> existences.verifier("acme", keyVersion, verifier.value()));
        lookup = lookup(existences.read());
    }

    @Test
    void readsNothingForStrangersOnceItKnowsAllThatThereIs() {
        everythingIsKnown(2);
        assertThat(findAnna().credentialId()).isEqualTo("c-1");
        assertThat(existences.waits).as("of who is let in").hasValue(0);
        TypedSecret wrong = new TypedSecret.WellFormed(AppPasswordSecret.random(SecretFormat.SHORT));
        assertThat(find(ANNA, wrong).accountId()).isEqualTo("a-anna");
        assertThat(database.reads).isEmpty();
        assertThat(find(LoginName.read("bob@acme.example").orElseThrow(), wrong).accountId())
                .isNull();
        assertThat(database.reads).isEmpty();
        LookupResult nobody = find(LoginName.read("anna@nowhere.example").orElseThrow(), wrong);
        assertThat(nobody.tenantId()).isEqualTo(ReservedTenants.UNASSIGNED);
        assertThat(database.reads).isEmpty();
        assertThat(existences.waits).as("one for each").hasValue(3);
    }

    /** It was known under the first key, and moved to the second: nobody tells of that. */
    @Test
    void recognisesWhatWasReKeyedSince() {
        everythingIsKnown(1);
        assertThat(findAnna().keyVersion()).isEqualTo(2);
        assertThat(existences.waits).hasValue(0);
    }

    /** How long it takes must not tell which domains, logins or secrets there are. */
    @Test
    void readsAsMuchForALoginThatLeadsNowhere() {
        TypedSecret wrong = new TypedSecret.WellFormed(AppPasswordSecret.random(SecretFormat.SHORT));
        find(ANNA, wrong);
        int reads = database.reads.size();
        assertThat(find(LoginName.read("bob@acme.example").orElseThrow(), wrong).accountId())
                .isNull();
        LookupResult nobody = find(LoginName.read("anna@nowhere.example").orElseThrow(), wrong);
        assertThat(nobody.tenantId()).isEqualTo(ReservedTenants.UNASSIGNED);
        assertThat(database.reads).hasSize(reads);
    }

    @Test
    void needsNoReadWithoutASecretOnceTheAccountIsRemembered() {
        findAnna();
        LookupResult found = find(ANNA, new TypedSecret.NotAnAppPassword());
        assertThat(found.accountId()).isEqualTo("a-anna");
        assertThat(found.credentialId()).isNull();
        assertThat(database.reads).isEmpty();
    }

    @Test
    void givesUpInTime() {
        database.instead = Optional.of(Mono.never());
        patience = Duration.ofMillis(20);
        lookup = lookup(Existence.unknown());
        assertThat(lookup.find(ANNA, new TypedSecret.WellFormed(secret)))
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withRootCauseInstanceOf(TimeoutException.class);
    }
}
