package dev.latchkey.credential.verification;

import dev.latchkey.credential.access.Background;
import dev.latchkey.credential.access.PolicyRates;
import dev.latchkey.credential.access.RiskBoard;
import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.apppassword.State;
import dev.latchkey.credential.geography.Geography;
import dev.latchkey.credential.geography.Place;
import dev.latchkey.events.Tenants;
import dev.latchkey.policy.evaluation.CompiledPolicies;
import dev.latchkey.policy.evaluation.CredentialFacts;
import dev.latchkey.policy.evaluation.SignIn;
import dev.latchkey.policy.evaluation.Verdict;
import dev.latchkey.policy.rule.TlsVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Puts to the policies of a tenant what is known of an attempt. */
final class Inquiry {
    private final Background background;
    private final RiskBoard risks;
    private final PolicyRates rates;
    private final Geography geography;

    Inquiry(Background background, RiskBoard risks, PolicyRates rates, Geography geography) {
        this.background = background;
        this.risks = risks;
        this.rates = rates;
        this.geography = geography;
    }

    /** What the policies ask for beside the facts, from memory; null where it has to be read. Never waits. */
    Background.@Nullable Known remembered(CompiledPolicies policies, Attempt attempt, Facts facts) {
        return background.remembered(policies, account(attempt, facts), credential(attempt, facts));
    }

    /** Whatever has to be read is read. */
    Mono<Background.Known> read(CompiledPolicies policies, Attempt attempt, Facts facts) {
        return background.read(policies, account(attempt, facts), credential(attempt, facts));
    }

    Verdict judge(CompiledPolicies policies, Attempt attempt, Facts facts, Background.Known known, Instant now) {
        String tenant = tenant(facts);
        String credential = facts.password() == null ? null : facts.password().id();
        Place place = geography.of(attempt.address());
        SignIn question = new SignIn(
                facts.account() == null ? null : facts.account().id(),
                known.groups(),
                attempt.protocol(),
                attempt.service(),
                attempt.door().id(),
                attempt.address(),
                place.country(),
                place.asn(),
                attempt.client(),
                TlsVersion.observed(attempt.tlsVersion()),
                facts.password() == null ? null : credential(facts.password(), known),
                risks.of(tenant, credential),
                now);
        return policies.evaluate(question, rates.of(tenant, credential));
    }

    private static CredentialFacts credential(AppPassword password, Background.Known known) {
        return new CredentialFacts(
                password.label(),
                password.deviceKind(),
                password.issuedAt(),
                known.lastUsedAt(),
                password.expiresAt(),
                !password.networks().isEmpty(),
                password.activatedAt() != null || password.written() != State.PENDING);
    }

    /** Where there is no account, the login stands for it: what leads nowhere costs the same reads as anything else. */
    private static Background.Subject account(Attempt attempt, Facts facts) {
        Account account = facts.account();
        return new Background.Subject(
                tenant(facts), account == null ? attempt.login().value() : account.id());
    }

    private static Background.Subject credential(Attempt attempt, Facts facts) {
        AppPassword password = facts.password();
        return new Background.Subject(
                tenant(facts), password == null ? attempt.login().value() : password.id());
    }

    static String tenant(Facts facts) {
        return facts.tenant() == null ? Tenants.UNASSIGNED : facts.tenant().id();
    }
}
