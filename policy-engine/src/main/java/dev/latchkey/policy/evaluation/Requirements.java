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

/** Makes conditions ready, in the order of {@link Condition}; what matches anything is left out. */
final class Requirements {
    private final List<Requirement> made = new ArrayList<>();

    private Requirements() {}

    static Requirement[] of(Conditions conditions, LocationIndex locations) {
        Requirements requirements = new Requirements();
        requirements.who(conditions);
        requirements.how(conditions, locations);
        requirements.when(conditions);
        requirements.withWhat(conditions.credential());
        requirements.risk(conditions.risk());
        return requirements.made.toArray(Requirement[]::new);
    }

    private void who(Conditions conditions) {
        ids(Condition.ACCOUNTS, SignIn::account, conditions.accounts());
        add(!conditions.groups().isAny(), ChosenGroups.of(conditions.groups()));
    }

    private void how(Conditions conditions, LocationIndex locations) {
        ids(Condition.PROTOCOLS, SignIn::protocol, conditions.protocols());
        ids(Condition.SERVICES, SignIn::service, conditions.services());
        ids(Condition.FRONT_DOORS, SignIn::frontDoor, conditions.frontDoors());
        add(!conditions.locations().isAny(), locations.chosen(conditions.locations()));
        text(Condition.CLIENTS, Facts::client, conditions.clients());
        conditions.tls().ifPresent(weak -> ask(Condition.TLS, signIn -> weak.includes(signIn.tls())));
    }

    private void when(Conditions conditions) {
        add(!conditions.timeWindows().isEmpty(), WithinWindows.of(conditions.timeWindows()));
        add(!conditions.dates().isEmpty(), OnDates.of(conditions.dates()));
    }

    private void withWhat(CredentialConditions wanted) {
        wanted.olderThan().ifPresent(age -> since(Condition.CREDENTIAL_OLDER_THAN, CredentialFacts::issuedAt, age));
        wanted.idleFor().ifPresent(idle -> since(Condition.CREDENTIAL_IDLE_FOR, CredentialFacts::lastSignOfLife, idle));
        if (wanted.noNetwork()) {
            ofCredential(Condition.CREDENTIAL_NO_NETWORK, credential -> !credential.networkRestricted());
        }
        if (wanted.noExpiry()) {
            ofCredential(Condition.CREDENTIAL_NO_EXPIRY, credential -> credential.expiresAt() == null);
        }
        if (wanted.pending()) {
            ofCredential(Condition.CREDENTIAL_PENDING, credential -> !credential.activated());
        }
        wanted.form()
                .ifPresent(form -> ofCredential(Condition.CREDENTIAL_FORM, credential -> credential.form() == form));
        ids(Condition.CREDENTIAL_DEVICE_KINDS, Requirements::deviceKind, wanted.deviceKinds());
        text(Condition.CREDENTIAL_LABELS, Facts::label, wanted.labels());
    }

    private void risk(Risk least) {
        if (least != Risk.NONE) {
            ask(Condition.RISK, signIn -> signIn.risk().compareTo(least) >= 0);
        }
    }

    private static @Nullable String deviceKind(SignIn signIn) {
        CredentialFacts credential = signIn.credential();
        return credential == null ? null : credential.deviceKind();
    }

    private void since(Condition condition, Function<CredentialFacts, Instant> moment, Duration least) {
        ask(condition, signIn -> {
            CredentialFacts credential = signIn.credential();
            return credential != null
                    && Duration.between(moment.apply(credential), signIn.at()).compareTo(least) >= 0;
        });
    }

    private void ofCredential(Condition condition, Predicate<CredentialFacts> question) {
        ask(condition, signIn -> {
            CredentialFacts credential = signIn.credential();
            return credential != null && question.test(credential);
        });
    }

    private void ids(Condition condition, Function<SignIn, @Nullable String> subject, Choice choice) {
        add(!choice.isAny(), ChosenIds.of(condition, subject, choice));
    }

    private void text(Condition condition, Function<Facts, @Nullable String> subject, Patterns patterns) {
        add(!patterns.isAny(), new ChosenText(condition, subject, patterns));
    }

    private void ask(Condition condition, Predicate<SignIn> question) {
        made.add(new Asked(condition, question));
    }

    private void add(boolean asksSomething, Requirement requirement) {
        if (asksSomething) {
            made.add(requirement);
        }
    }
}
