package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.conditionalaccess.AttributeSource;
import dev.latchkey.credential.conditionalaccess.PolicyRates;
import dev.latchkey.credential.conditionalaccess.RiskScores;
import dev.latchkey.credential.geography.GeoLocation;
import dev.latchkey.credential.geography.Geography;
import dev.latchkey.events.ReservedTenants;
import dev.latchkey.events.SignInFacts;
import dev.latchkey.policy.evaluation.CompiledPolicies;
import dev.latchkey.policy.evaluation.SignInAttributes;
import dev.latchkey.policy.rule.Risk;
import dev.latchkey.policy.rule.TlsVersion;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Puts to the policies of a tenant what is known of an attempt. */
final class AttributeCollector {
    private final AttributeSource source;
    private final RiskScores risks;
    private final PolicyRates rates;
    private final Geography geography;

    AttributeCollector(AttributeSource source, RiskScores risks, PolicyRates rates, Geography geography) {
        this.source = source;
        this.risks = risks;
        this.rates = rates;
        this.geography = geography;
    }

    /** What is looked up beside the facts, from memory; null where it has to be read. Never waits. */
    AttributeSource.@Nullable Known remembered(CompiledPolicies policies, Attempt attempt, LookupResult facts) {
        return source.remembered(policies, concerned(attempt, facts));
    }

    /** Whatever has to be read is read. */
    Mono<AttributeSource.Known> read(CompiledPolicies policies, Attempt attempt, LookupResult facts) {
        return source.read(policies, concerned(attempt, facts));
    }

    EvaluatedPolicies judge(
            CompiledPolicies policies, Attempt attempt, LookupResult facts, AttributeSource.Known known, Instant now) {
        String tenant = tenant(facts);
        AppPassword password = facts.password();
        String credential = password == null ? null : password.id();
        Risk risk = risks.of(tenant, credential);
        GeoLocation place = geography.of(attempt.address());
        SignInAttributes question = new SignInAttributes(
                facts.account() == null ? null : facts.account().id(),
                known.groups() == null ? Set.of() : known.groups(),
                attempt.protocol(),
                attempt.service(),
                attempt.door().id(),
                attempt.address(),
                place.country(),
                place.asn(),
                attempt.client(),
                TlsVersion.observed(attempt.tlsVersion()),
                password == null ? null : CredentialAttributes.asked(password, facts.typed(), known.lastUse()),
                risk,
                now);
        return new EvaluatedPolicies(
                policies.evaluate(question, rates.of(tenant, credential)),
                new SignInFacts(
                        password == null
                                ? null
                                : CredentialAttributes.recorded(password, facts.typed(), known.lastUse()),
                        known.groups(),
                        risk.wireName()));
    }

    /** It was let in. */
    void used(AppPassword password, Instant at) {
        source.used(new AttributeSource.Subject(password.tenant(), password.id()), at);
    }

    private static AttributeSource.Concerned concerned(Attempt attempt, LookupResult facts) {
        return new AttributeSource.Concerned(
                account(attempt, facts), credential(attempt, facts), facts.password() != null);
    }

    /** Where there is no account, the login stands for it: what leads nowhere costs the same reads as anything else. */
    private static AttributeSource.Subject account(Attempt attempt, LookupResult facts) {
        Account account = facts.account();
        return new AttributeSource.Subject(
                tenant(facts), account == null ? attempt.login().value() : account.id());
    }

    private static AttributeSource.Subject credential(Attempt attempt, LookupResult facts) {
        AppPassword password = facts.password();
        return new AttributeSource.Subject(
                tenant(facts), password == null ? attempt.login().value() : password.id());
    }

    static String tenant(LookupResult facts) {
        return facts.tenant() == null
                ? ReservedTenants.UNASSIGNED
                : facts.tenant().id();
    }
}
