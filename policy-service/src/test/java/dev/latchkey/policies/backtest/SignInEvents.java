package dev.latchkey.policies.backtest;

import dev.latchkey.events.AppliedPolicy;
import dev.latchkey.events.CredentialAtSignIn;
import dev.latchkey.events.SignInFacts;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Sign-ins as credential-service writes them down. */
final class SignInEvents {
    static final AppliedPolicy REPORTED =
            new AppliedPolicy("night", "At night", "reportOnlyFailure", null, "block", null);
    static final AppliedPolicy UNMET = new AppliedPolicy("other", "Other", "notApplied", "protocols", null, null);

    static final SignInFacts FACTS = new SignInFacts(
            new CredentialAtSignIn(
                    "printer",
                    "short",
                    Instant.parse("2025-01-01T00:00:00Z"),
                    Instant.parse("2025-10-01T00:00:00Z"),
                    Instant.parse("2027-01-01T00:00:00Z"),
                    true,
                    true),
            Set.of("g-1", "g-2"),
            "low");

    private SignInEvents() {}

    static SignInRecorded accepted(String tenant, String account, String protocol, AppliedPolicy... policies) {
        return of(tenant, account, protocol, SignInResult.ACCEPTED, SignInReason.ACCEPTED, policies);
    }

    static SignInRecorded refused(String tenant, String account, String protocol, SignInReason reason) {
        return of(tenant, account, protocol, SignInResult.REFUSED, reason);
    }

    private static SignInRecorded of(
            String tenant,
            String account,
            String protocol,
            SignInResult result,
            SignInReason reason,
            AppliedPolicy... policies) {
        return new SignInRecorded(
                tenant,
                account,
                account + "@example.org",
                null,
                result,
                reason,
                "apw-" + account,
                "Printer \"of\" " + account,
                protocol,
                "mail",
                "nginx",
                "203.0.113.17",
                "DE",
                64496L,
                "Thunderbird 128.4.0",
                "TLSv1.3",
                "TLS_AES_256_GCM_SHA384",
                "hV3k9wqN",
                FACTS,
                List.of(policies),
                7,
                null,
                412,
                "credential-service-1",
                null);
    }
}
