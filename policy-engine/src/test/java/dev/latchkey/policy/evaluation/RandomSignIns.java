package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.rule.Risk;
import dev.latchkey.policy.rule.SecretForm;
import dev.latchkey.policy.rule.TlsVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Sign-ins drawn from few values, so that they often meet rules that are drawn from the same. */
final class RandomSignIns {
    static final List<String> ACCOUNTS = List.of("anna", "ben", "cleo", "dan");
    static final List<String> PROTOCOLS = List.of("imap", "smtp", "http");
    static final List<String> SERVICES = List.of("mail", "files", "crm");
    static final List<String> GROUPS = List.of("sales", "it", "vip");
    static final List<String> DOORS = List.of("mx", "proxy");
    static final List<String> COUNTRIES = List.of("CH", "DE", "XK");
    static final List<Long> ASNS = List.of(64496L, 4294967295L);
    static final List<String> CLIENTS = List.of("Thunderbird 140", "scan-to-mail", "curl/8", "");
    static final List<String> LABELS = List.of("Scanner 2nd floor", "phone", "Backup (nightly)");
    static final List<String> KINDS = List.of("scanner", "phone");
    private static final Instant BEFORE_CLOCKS_CHANGE = Instant.parse("2026-03-20T00:00:00Z");
    private static final int TWO_WEEKS_OF_SECONDS = 14 * 86_400;

    private RandomSignIns() {}

    static Arbitrary<SignInAttributes> signIns() {
        return Combinators.combine(
                        Arbitraries.of(ACCOUNTS).injectNull(0.1),
                        Arbitraries.of(PROTOCOLS),
                        Arbitraries.of(SERVICES),
                        addresses().injectNull(0.1),
                        Arbitraries.integers().between(0, TWO_WEEKS_OF_SECONDS).map(BEFORE_CLOCKS_CHANGE::plusSeconds))
                .flatAs((account, protocol, service, address, at) -> Combinators.combine(
                                Arbitraries.of(GROUPS).set().ofMaxSize(2),
                                Arbitraries.of(DOORS).injectNull(0.1),
                                Combinators.combine(
                                                Arbitraries.of(COUNTRIES).injectNull(0.2),
                                                Arbitraries.of(ASNS).injectNull(0.2))
                                        .as(Origin::new),
                                Arbitraries.of(CLIENTS).injectNull(0.1),
                                Arbitraries.of("TLSv1", "TLSv1.2", "TLSv1.3", "SSLv3", "odd")
                                        .injectNull(0.2),
                                credentials(at).injectNull(0.2),
                                Arbitraries.of(Risk.class))
                        .as((groups, door, origin, client, tls, credential, risk) -> new SignInAttributes(
                                account,
                                groups,
                                protocol,
                                service,
                                door,
                                address,
                                origin.country(),
                                origin.asn(),
                                client,
                                TlsVersion.observed(tls),
                                credential,
                                risk,
                                at)));
    }

    private record Origin(
            @Nullable String country, @Nullable Long asn) {}

    private static Arbitrary<CredentialFacts> credentials(Instant at) {
        return Combinators.combine(
                        Arbitraries.of(LABELS),
                        Arbitraries.of(KINDS).injectNull(0.2),
                        Arbitraries.of(0, 1, 29, 30, 31, 400),
                        Arbitraries.of(0, 1, 30).injectNull(0.3),
                        Arbitraries.of(1, 30, 90).injectNull(0.3),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(SecretForm.class).injectNull(0.1))
                .as((label, kind, age, idle, life, restricted, activated, form) -> {
                    Instant issued = at.minus(Duration.ofDays(age));
                    return new CredentialFacts(
                            label,
                            kind,
                            form,
                            issued,
                            idle == null ? null : at.minus(Duration.ofDays(idle)),
                            life == null ? null : issued.plus(Duration.ofDays(life)),
                            restricted,
                            activated);
                });
    }

    static Arbitrary<IpAddress> addresses() {
        return Arbitraries.of(
                        "0.0.0.0",
                        "10.0.0.1",
                        "10.0.0.2",
                        "10.0.1.1",
                        "10.9.9.9",
                        "192.0.2.1",
                        "255.255.255.255",
                        "::ffff:10.0.0.1",
                        "::",
                        "::1",
                        "2001:db8::1",
                        "2001:db8::2",
                        "2001:db8:1::1",
                        "ffff::ffff")
                .map(IpAddress::parse);
    }
}
