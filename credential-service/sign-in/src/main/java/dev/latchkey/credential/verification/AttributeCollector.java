package dev.latchkey.credential.verification;

import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.conditionalaccess.AttributeSource;
import dev.latchkey.credential.conditionalaccess.RiskScores;
import dev.latchkey.credential.geography.GeoLocation;
import dev.latchkey.credential.geography.GeoLocator;
import dev.latchkey.credential.nearcache.ReadThrough;
import dev.latchkey.events.SignInFacts;
import dev.latchkey.policy.evaluation.CompiledPolicies;
import dev.latchkey.policy.evaluation.SignInAttributes;
import dev.latchkey.policy.rule.Risk;
import dev.latchkey.policy.rule.TlsVersion;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Collects what the policies of a tenant can ask of an attempt. */
final class AttributeCollector {
    private final AttributeSource source;
    private final RiskScores risks;
    private final GeoLocator geography;
    private final ReadThrough readThrough;
    private final Clock clock;

    AttributeCollector(
            AttributeSource source, RiskScores risks, GeoLocator geography, ReadThrough readThrough, Clock clock) {
        this.source = source;
        this.risks = risks;
        this.geography = geography;
        this.readThrough = readThrough;
        this.clock = clock;
    }

    /** What these policies ask for; fails where it cannot be read in time. */
    CompletableFuture<CollectedAttributes> collect(CompiledPolicies policies, Attempt attempt, LookupResult found) {
        AttributeSource.Concerned who = concerned(attempt, found);
        return readThrough
                .get(source.remembered(policies, who), () -> source.read(policies, who))
                .thenApply(known -> collected(attempt, found, known));
    }

    private CollectedAttributes collected(Attempt attempt, LookupResult found, AttributeSource.Known known) {
        Risk risk = risks.of(found.tenantId(), found.credentialId());
        GeoLocation location = geography.of(attempt.address());
        return new CollectedAttributes(
                asked(attempt, found, known, risk, location), recorded(found, known, risk), location);
    }

    private SignInAttributes asked(
            Attempt attempt, LookupResult found, AttributeSource.Known known, Risk risk, GeoLocation location) {
        AppPassword password = found.password();
        return new SignInAttributes(
                found.accountId(),
                known.groups() == null ? Set.of() : known.groups(),
                attempt.protocol(),
                attempt.service(),
                attempt.door().id(),
                attempt.address(),
                location.country(),
                location.asn(),
                attempt.client(),
                TlsVersion.observed(attempt.tlsVersion()),
                password == null ? null : CredentialAttributes.asked(password, found.typed(), known.lastUse()),
                risk,
                clock.instant());
    }

    private static SignInFacts recorded(LookupResult found, AttributeSource.Known known, Risk risk) {
        AppPassword password = found.password();
        return new SignInFacts(
                password == null ? null : CredentialAttributes.recorded(password, found.typed(), known.lastUse()),
                known.groups(),
                risk.wireName());
    }

    /** Where there is no account, the login stands for it, and nothing is read: strangers cost the database nothing. */
    private static AttributeSource.Concerned concerned(Attempt attempt, LookupResult found) {
        String login = attempt.login().value();
        return new AttributeSource.Concerned(
                subject(found, found.accountId(), login),
                found.account() != null,
                subject(found, found.credentialId(), login),
                found.password() != null);
    }

    private static AttributeSource.Subject subject(LookupResult found, @Nullable String id, String login) {
        return new AttributeSource.Subject(found.tenantId(), id == null ? login : id);
    }
}
