package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.apppassword.AppPasswordState;
import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.geography.GeoLocation;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.PresentedSecret;
import dev.latchkey.credential.secret.SecretFormat;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.credential.tenant.Tenant;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.SignInFacts;
import dev.latchkey.policy.evaluation.SignInAttributes;
import dev.latchkey.policy.evaluation.Verdict;
import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.network.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An attempt that is accepted, to be bent: Anna reads her mail at home. */
final class AnAttempt {
    static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

    private static final String LOGIN = "anna@acme.example";

    private LoginName login = LoginName.read(LOGIN).orElseThrow();
    private String said = "abcd-efgh-ijkl-mnop";
    private AttemptKind kind = AttemptKind.SIGN_IN;
    private Set<String> doorProtocols = Set.of("imap");
    private List<Cidr> doorClients = List.of();
    private Set<String> doorTenants = Set.of();
    private String protocol = "imap";
    private String service = "mail";
    private @Nullable IpAddress address = IpAddress.parse("192.0.2.7");
    private TypedSecret typed = wellFormed();
    private @Nullable Tenant tenant = new Tenant("acme", "Acme", List.of("acme.example"), true, 1);
    private @Nullable String account = "a-anna";
    private AccountState accountState = AccountState.ACTIVE;
    private Set<String> legacyDisabledFor = Set.of();
    private boolean known = true;
    private String ownedBy = "a-anna";
    private AppPasswordState state = AppPasswordState.ACTIVE;
    private Set<String> protocols = Set.of();
    private Set<String> services = Set.of();
    private List<Cidr> networks = List.of();
    private @Nullable Instant expiresAt;
    private Instant activateBy = NOW.plus(Duration.ofDays(7));
    private boolean heldBack;
    private boolean blocked;

    static AnAttempt anAttempt() {
        return new AnAttempt();
    }

    private static TypedSecret wellFormed() {
        return TypedSecret.read(AppPasswordSecret.random(SecretFormat.SHORT).shownOnce());
    }

    AnAttempt on(String other) {
        login = LoginName.read(other).orElseThrow();
        return this;
    }

    AnAttempt throughADoorFor(String... spoken) {
        doorProtocols = Set.of(spoken);
        return this;
    }

    AnAttempt throughADoorForClientsOf(String range) {
        doorClients = List.of(Cidr.parse(range));
        return this;
    }

    AnAttempt throughADoorOf(String... tenants) {
        doorTenants = Set.of(tenants);
        return this;
    }

    AnAttempt by(String spoken) {
        protocol = spoken;
        return this;
    }

    AnAttempt at(String other) {
        service = other;
        return this;
    }

    AnAttempt from(@Nullable String from) {
        address = from == null ? null : IpAddress.parse(from);
        return this;
    }

    AnAttempt typing(TypedSecret other) {
        typed = other;
        known = false;
        return this;
    }

    AnAttempt withUnknownSecret() {
        known = false;
        return this;
    }

    AnAttempt withSecretOf(String otherAccount) {
        ownedBy = otherAccount;
        return this;
    }

    AnAttempt ofNobody() {
        account = null;
        return this;
    }

    AnAttempt ofNoTenant() {
        tenant = null;
        return ofNobody().withUnknownSecret();
    }

    AnAttempt ofTenantWithoutAppPasswords() {
        tenant = new Tenant("acme", "Acme", List.of("acme.example"), false, 2);
        return this;
    }

    AnAttempt ofAccount(AccountState other) {
        accountState = other;
        return this;
    }

    AnAttempt legacyDisabledFor(String... barred) {
        legacyDisabledFor = Set.of(barred);
        return this;
    }

    AnAttempt passwordIs(AppPasswordState other) {
        state = other;
        return this;
    }

    AnAttempt expiredAt(Instant moment) {
        expiresAt = moment;
        return this;
    }

    AnAttempt toBeActivatedBy(Instant moment) {
        activateBy = moment;
        return this;
    }

    AnAttempt passwordFor(String... allowed) {
        protocols = Set.of(allowed);
        return this;
    }

    AnAttempt passwordAt(String... allowed) {
        services = Set.of(allowed);
        return this;
    }

    AnAttempt passwordFrom(String... ranges) {
        networks = List.of(ranges).stream().map(Cidr::parse).toList();
        return this;
    }

    AnAttempt heldBack() {
        heldBack = true;
        return this;
    }

    AnAttempt blocked() {
        blocked = true;
        return this;
    }

    AnAttempt saying(String secret) {
        said = secret;
        return this;
    }

    AnAttempt as(AttemptKind other) {
        kind = other;
        return this;
    }

    Attempt attempt() {
        FrontDoor door = new FrontDoor(
                "mx", "Mail", doorProtocols, List.of("mail"), List.of(), doorClients, doorTenants, Map.of(), false, 1);
        return new Attempt(
                door,
                login,
                login,
                PresentedSecret.of(said),
                protocol,
                service,
                address,
                "Thunderbird",
                "TLSv1.3",
                "TLS_AES_128_GCM_SHA256",
                "s-1",
                null,
                System.nanoTime());
    }

    AuthenticationContext decided() {
        Verdict verdict = blocked ? new Verdict.Blocked(List.of("p-1"), List.of()) : new Verdict.Allowed(List.of());
        CollectedAttributes attributes = new CollectedAttributes(
                new SignInAttributes(account, protocol, service, address, NOW),
                new SignInFacts(null, null, "none"),
                new GeoLocation("SE", 64_500L));
        return new AuthenticationContext(
                kind,
                attempt(),
                new LookupResult(typed, tenant, owner(), known ? password() : null, known ? 1 : 0),
                heldBack,
                new PolicyDecision(verdict, attributes, 3));
    }

    @Nullable
    Tenant tenant() {
        return tenant;
    }

    @Nullable
    Account owner() {
        return account == null
                ? null
                : new Account("acme", account, LOGIN, "Anna", null, accountState, legacyDisabledFor, 1);
    }

    AppPassword password() {
        return AnnasPhone.appPassword(ownedBy, state, protocols, services, networks, expiresAt, activateBy);
    }
}
