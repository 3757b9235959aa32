package dev.latchkey.policies.backtest;

import dev.latchkey.events.CredentialAtSignIn;
import dev.latchkey.events.SignInFacts;
import dev.latchkey.policy.evaluation.CredentialFacts;
import dev.latchkey.policy.evaluation.SignInAttributes;
import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.problem.InvalidValueException;
import dev.latchkey.policy.rule.Risk;
import dev.latchkey.policy.rule.TlsVersion;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in on the record that got as far as the policies.
 *
 * @param id       of its event
 * @param label    what the owner calls the credential
 * @param facts    absent in records of releases that did not tell
 * @param recorded what the policy that is asked about made of it at the time; absent where none is asked about, or where
 *                 there was no such policy
 */
record RecordedSignIn(
        String id,
        Instant at,
        @Nullable String account,
        @Nullable String login,
        @Nullable String credential,
        @Nullable String label,
        String protocol,
        String service,
        @Nullable String address,
        @Nullable String frontDoor,
        @Nullable String country,
        @Nullable Long asn,
        @Nullable String client,
        @Nullable String tlsVersion,
        @Nullable SignInFacts facts,
        @Nullable String recorded) {

    /** What the record does not tell. */
    Set<OptionalAttribute> missing() {
        return RecordedContext.missing(facts);
    }

    /** The question that it put to the rules, as far as the record tells. */
    SignInAttributes question() {
        return new SignInAttributes(
                account,
                facts == null || facts.groups() == null ? Set.of() : facts.groups(),
                protocol,
                service,
                frontDoor,
                network(),
                country,
                asn,
                client,
                TlsVersion.observed(tlsVersion),
                facts == null || facts.credential() == null ? null : asked(facts.credential()),
                RecordedContext.risk(facts).orElse(Risk.NONE),
                at);
    }

    private CredentialFacts asked(CredentialAtSignIn told) {
        return new CredentialFacts(
                label == null ? "" : label,
                told.deviceKind(),
                RecordedContext.form(told).orElse(null),
                told.issuedAt(),
                told.idleSince(),
                told.expiresAt(),
                told.networkRestricted(),
                told.activated());
    }

    private @Nullable IpAddress network() {
        try {
            return address == null ? null : IpAddress.parse(address);
        } catch (InvalidValueException unknown) {
            return null;
        }
    }
}
