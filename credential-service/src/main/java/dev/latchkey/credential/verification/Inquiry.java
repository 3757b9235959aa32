package dev.latchkey.credential.verification;

import dev.latchkey.credential.access.Background;
import dev.latchkey.credential.access.PolicyRates;
import dev.latchkey.credential.access.RiskBoard;
import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.geography.Geography;
import dev.latchkey.credential.geography.Place;
import dev.latchkey.events.SignInFacts;
import dev.latchkey.events.Tenants;
import dev.latchkey.policy.evaluation.CompiledPolicies;
import dev.latchkey.policy.evaluation.SignIn;
import dev.latchkey.policy.rule.Risk;
import dev.latchkey.policy.rule.TlsVersion;
import java.time.Instant;
import java.util.Set;
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

    /** What is looked up beside the facts, from memory; null where it has to be read. Never waits. */
    Background.@Nullable Known remembered(CompiledPolicies policies, Attempt attempt, Facts facts) {
        return background.remembered(policies, concerned(attempt, facts));
    }

    /** Whatever has to be read is read. */
    Mono<Background.Known> read(CompiledPolicies policies, Attempt attempt, Facts facts) {
        return background.read(policies, concerned(attempt, facts));
    }

    Judged judge(CompiledPolicies policies, Attempt attempt, Facts facts, Background.Known known, Instant now) {
        String tenant = tenant(facts);
        AppPassword password = facts.password();
        String credential = password == null ? null : password.id();
        Risk risk = risks.of(tenant, credential);
        Place place = geography.of(attempt.address());
        SignIn question = new SignIn(
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
                password == null ? null : Credentials.asked(password, facts.typed(), known.lastUse()),
                risk,
                now);
        return new Judged(
                policies.evaluate(question, rates.of(tenant, credential)),
                new SignInFacts(
                        password == null ? null : Credentials.recorded(password, facts.typed(), known.lastUse()),
                        known.groups(),
                        risk.wireName()));
    }

    /** It was let in. */
    void used(AppPassword password, Instant at) {
        background.used(new Background.Subject(password.tenant(), password.id()), at);
    }

    private static Background.Concerned concerned(Attempt attempt, Facts facts) {
        return new Background.Concerned(account(attempt, facts), credential(attempt, facts), facts.password() != null);
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
