package dev.latchkey.policies.backtest;

import dev.latchkey.policy.evaluation.SignIn;
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
 * @param recorded what the policy that is asked about made of it at the time; absent where none is asked about, or where
 *                 there was no such policy
 */
record RecordedSignIn(
        String id,
        Instant at,
        @Nullable String account,
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
        @Nullable String recorded) {

    /** The question that it put to the rules, as far as the record tells: see {@link OnRecord}. */
    SignIn question() {
        return new SignIn(
                account,
                Set.of(),
                protocol,
                service,
                frontDoor,
                network(),
                country,
                asn,
                client,
                TlsVersion.observed(tlsVersion),
                null,
                Risk.NONE,
                at);
    }

    private @Nullable IpAddress network() {
        try {
            return address == null ? null : IpAddress.parse(address);
        } catch (InvalidValueException unknown) {
            return null;
        }
    }
}
