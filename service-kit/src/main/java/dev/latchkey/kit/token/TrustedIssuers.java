package dev.latchkey.kit.token;

import dev.latchkey.kit.key.SigningKeys;
import dev.latchkey.kit.provider.IssuerRules;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All issuers whose access tokens are believed. A token is read by the rules of the one that it names, and by no others. */
public final class TrustedIssuers {
    private final List<TrustedIssuer> all;
    private final Map<String, TrustedIssuer> byName;

    TrustedIssuers(List<TrustedIssuer> all) {
        this.all = List.copyOf(all);
        this.byName = all.stream()
                .collect(Collectors.toUnmodifiableMap(
                        issuer -> IssuerRules.withoutSlash(issuer.name()), Function.identity()));
    }

    /** Each with keys that are read when a token of it comes. */
    static TrustedIssuers of(List<IssuerRules> rules, Clock clock) {
        return new TrustedIssuers(rules.stream()
                .map(each -> new TrustedIssuer(each, new SigningKeys(new IssuerKeySource(each).keys(), clock)))
                .toList());
    }

    List<TrustedIssuer> all() {
        return all;
    }

    /**
     * The one that a token names, which may still be lying. A slash at the end is for the issuer's metadata and the rules
     * to judge: they can say what is wrong.
     */
    Optional<TrustedIssuer> claimedBy(String issuer) {
        return Optional.ofNullable(byName.get(IssuerRules.withoutSlash(issuer)));
    }

    /** What they are called, in the order of the configuration. */
    public List<String> names() {
        return all.stream().map(TrustedIssuer::name).toList();
    }

    /** Whether it is one of them, and its tokens may name that tenant. */
    public boolean speaksFor(String issuer, String tenant) {
        return claimedBy(issuer)
                .filter(each -> each.name().equals(issuer))
                .filter(each -> each.rules().tenant().reaches(tenant))
                .isPresent();
    }
}
