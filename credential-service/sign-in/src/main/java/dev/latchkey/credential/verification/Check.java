package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.apppassword.AppPasswordState;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.credential.tenant.Tenant;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.SignInReason;
import dev.latchkey.policy.evaluation.Verdict;
import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.network.IpAddress;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One reason for which an attempt may be refused.
 *
 * @param fails pure; looks at the case alone
 */
record Check(SignInReason reason, Predicate<AuthenticationContext> fails) {

    /** All of them, in the order that decides which one is named. */
    static final List<Check> ALL = List.of(
            new Check(
                    SignInReason.DOOR_NOT_ALLOWED,
                    c -> doorMayNot(c.attempt(), c.facts().tenant())),
            new Check(SignInReason.THROTTLED, AuthenticationContext::heldBack),
            new Check(SignInReason.NOT_AN_APP_PASSWORD, c -> c.facts().typed() instanceof TypedSecret.NotAnAppPassword),
            new Check(SignInReason.MISTYPED, c -> c.facts().typed() instanceof TypedSecret.Mistyped),
            new Check(SignInReason.UNKNOWN_SECRET, c -> c.facts().password() == null),
            new Check(SignInReason.WRONG_ACCOUNT, Check::ofAnotherAccount),
            new Check(SignInReason.ACCOUNT_UNKNOWN, c -> c.facts().account() == null),
            new Check(SignInReason.ACCOUNT_DISABLED, c -> accountIs(c, AccountState.DISABLED)),
            new Check(SignInReason.ACCOUNT_LOCKED, c -> accountIs(c, AccountState.LOCKED)),
            new Check(SignInReason.REVOKED, c -> c.state() == AppPasswordState.REVOKED),
            new Check(SignInReason.ROTATED_OUT, c -> c.state() == AppPasswordState.ROTATED_OUT),
            new Check(SignInReason.EXPIRED, c -> c.state() == AppPasswordState.EXPIRED),
            new Check(SignInReason.LAPSED, c -> c.state() == AppPasswordState.LAPSED),
            new Check(SignInReason.SUSPENDED, c -> c.state() == AppPasswordState.SUSPENDED),
            new Check(SignInReason.PROTOCOL_NOT_ALLOWED, Check::protocolNotAllowed),
            new Check(SignInReason.SERVICE_NOT_ALLOWED, Check::serviceNotAllowed),
            new Check(SignInReason.NETWORK_NOT_ALLOWED, Check::networkNotAllowed),
            new Check(SignInReason.LEGACY_DISABLED_FOR_ACCOUNT, Check::legacyDisabled),
            new Check(SignInReason.APP_PASSWORDS_DISABLED, Check::appPasswordsDisabled),
            new Check(SignInReason.BLOCKED_BY_POLICY, c -> c.verdict() instanceof Verdict.Blocked));

    /** The first reason against; every check is made, whatever the ones before it said. */
    static SignInReason firstAgainst(AuthenticationContext each) {
        SignInReason first = SignInReason.ACCEPTED;
        for (Check check : ALL) {
            boolean fails = check.fails.test(each);
            if (fails && first == SignInReason.ACCEPTED) {
                first = check.reason;
            }
        }
        return first;
    }

    static boolean doorMayNot(Attempt attempt, @Nullable Tenant tenant) {
        return !attempt.door().maySpeakFor(attempt.protocol(), attempt.service(), attempt.address())
                // A login of nobody's is the secret's business: it is unknown.
                || tenant != null && !attempt.door().maySpeakFor(tenant.id());
    }

    private static boolean ofAnotherAccount(AuthenticationContext c) {
        AppPassword password = c.facts().password();
        Account account = c.facts().account();
        return password != null && account != null && !password.account().equals(account.id());
    }

    private static boolean accountIs(AuthenticationContext c, AccountState state) {
        Account account = c.facts().account();
        return account != null && account.state() == state;
    }

    private static boolean protocolNotAllowed(AuthenticationContext c) {
        AppPassword password = c.facts().password();
        return password != null
                && !password.protocols().isEmpty()
                && !password.protocols().contains(c.attempt().protocol());
    }

    private static boolean serviceNotAllowed(AuthenticationContext c) {
        AppPassword password = c.facts().password();
        return password != null
                && !password.services().isEmpty()
                && !password.services().contains(c.attempt().service());
    }

    private static boolean networkNotAllowed(AuthenticationContext c) {
        AppPassword password = c.facts().password();
        return password != null
                && !password.networks().isEmpty()
                && !within(password.networks(), c.attempt().address());
    }

    private static boolean within(List<Cidr> ranges, @Nullable IpAddress address) {
        return address != null && ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static boolean legacyDisabled(AuthenticationContext c) {
        Account account = c.facts().account();
        return account != null
                && account.legacyDisabledFor().contains(c.attempt().protocol());
    }

    private static boolean appPasswordsDisabled(AuthenticationContext c) {
        return c.facts().tenant() != null && !c.facts().tenant().appPasswordsEnabled();
    }
}
