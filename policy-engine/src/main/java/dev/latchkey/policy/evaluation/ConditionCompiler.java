package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.rule.Choice;
import dev.latchkey.policy.rule.Conditions;
import dev.latchkey.policy.rule.CredentialConditions;
import dev.latchkey.policy.rule.Patterns;
import dev.latchkey.policy.rule.Risk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes conditions ready, in the order of {@link ConditionType}; what matches anything is left out. */
final class ConditionCompiler {
    private final List<CompiledCondition> made = new ArrayList<>();

    private ConditionCompiler() {}

    static CompiledCondition[] of(Conditions conditions, LocationIndex locations) {
        ConditionCompiler requirements = new ConditionCompiler();
        requirements.who(conditions);
        requirements.how(conditions, locations);
        requirements.when(conditions);
        requirements.withWhat(conditions.credential());
        requirements.risk(conditions.risk());
        return requirements.made.toArray(CompiledCondition[]::new);
    }

    private void who(Conditions conditions) {
        ids(ConditionType.ACCOUNTS, SignInAttributes::account, conditions.accounts());
        add(!conditions.groups().isAny(), GroupCondition.of(conditions.groups()));
    }

    private void how(Conditions conditions, LocationIndex locations) {
        ids(ConditionType.PROTOCOLS, SignInAttributes::protocol, conditions.protocols());
        ids(ConditionType.SERVICES, SignInAttributes::service, conditions.services());
        ids(ConditionType.FRONT_DOORS, SignInAttributes::frontDoor, conditions.frontDoors());
        add(!conditions.locations().isAny(), locations.chosen(conditions.locations()));
        text(ConditionType.CLIENTS, EvaluationContext::client, conditions.clients());
        conditions.tls().ifPresent(weak -> ask(ConditionType.TLS, signIn -> weak.includes(signIn.tls())));
    }

    private void when(Conditions conditions) {
        add(!conditions.timeWindows().isEmpty(), TimeWindowCondition.of(conditions.timeWindows()));
        add(!conditions.dates().isEmpty(), DateCondition.of(conditions.dates()));
    }

    private void withWhat(CredentialConditions wanted) {
        wanted.olderThan().ifPresent(age -> since(ConditionType.CREDENTIAL_OLDER_THAN, CredentialFacts::issuedAt, age));
        wanted.idleFor()
                .ifPresent(idle -> since(ConditionType.CREDENTIAL_IDLE_FOR, CredentialFacts::lastSignOfLife, idle));
        if (wanted.noNetwork()) {
            ofCredential(ConditionType.CREDENTIAL_NO_NETWORK, credential -> !credential.networkRestricted());
        }
        if (wanted.noExpiry()) {
            ofCredential(ConditionType.CREDENTIAL_NO_EXPIRY, credential -> credential.expiresAt() == null);
        }
        if (wanted.pending()) {
            ofCredential(ConditionType.CREDENTIAL_PENDING, credential -> !credential.activated());
        }
        wanted.form()
                .ifPresent(
                        form -> ofCredential(ConditionType.CREDENTIAL_FORM, credential -> credential.form() == form));
        ids(ConditionType.CREDENTIAL_DEVICE_KINDS, ConditionCompiler::deviceKind, wanted.deviceKinds());
        text(ConditionType.CREDENTIAL_LABELS, EvaluationContext::label, wanted.labels());
    }

    private void risk(Risk least) {
        if (least != Risk.NONE) {
            ask(ConditionType.RISK, signIn -> signIn.risk().compareTo(least) >= 0);
        }
    }

    private static @Nullable String deviceKind(SignInAttributes signIn) {
        CredentialFacts credential = signIn.credential();
        return credential == null ? null : credential.deviceKind();
    }

    private void since(ConditionType condition, Function<CredentialFacts, Instant> moment, Duration least) {
        ask(condition, signIn -> {
            CredentialFacts credential = signIn.credential();
            return credential != null
                    && Duration.between(moment.apply(credential), signIn.at()).compareTo(least) >= 0;
        });
    }

    private void ofCredential(ConditionType condition, Predicate<CredentialFacts> question) {
        ask(condition, signIn -> {
            CredentialFacts credential = signIn.credential();
            return credential != null && question.test(credential);
        });
    }

    private void ids(ConditionType condition, Function<SignInAttributes, @Nullable String> subject, Choice choice) {
        add(!choice.isAny(), IdCondition.of(condition, subject, choice));
    }

    private void text(
            ConditionType condition, Function<EvaluationContext, @Nullable String> subject, Patterns patterns) {
        add(!patterns.isAny(), new TextCondition(condition, subject, patterns));
    }

    private void ask(ConditionType condition, Predicate<SignInAttributes> question) {
        made.add(new PredicateCondition(condition, question));
    }

    private void add(boolean asksSomething, CompiledCondition requirement) {
        if (asksSomething) {
            made.add(requirement);
        }
    }
}
