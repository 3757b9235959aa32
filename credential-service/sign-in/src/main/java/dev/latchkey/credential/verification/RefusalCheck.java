package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.apppassword.AppPasswordState;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.SignInReason;
import dev.latchkey.policy.evaluation.Verdict;
import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.network.IpAddress;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One reason for which an attempt may be refused.
 *
 * @param kinds of attempts that it applies to
 * @param fails pure; looks at the context alone
 */
record RefusalCheck(SignInReason reason, Set<AttemptKind> kinds, Predicate<AuthenticationContext> fails) {
    private static final Set<AttemptKind> EVERY_KIND = Set.of(AttemptKind.values());
    private static final Set<AttemptKind> SIGN_INS = Set.of(AttemptKind.SIGN_IN, AttemptKind.HELD_BACK);

    /** All of them, in the order that decides which one is named. */
    static final List<RefusalCheck> ALL = List.of(
            always(SignInReason.DOOR_NOT_ALLOWED, RefusalCheck::doorMayNot),
            ofSignIns(SignInReason.THROTTLED, AuthenticationContext::heldBack),
            ofSignIns(SignInReason.NOT_AN_APP_PASSWORD, c -> c.found().typed() instanceof TypedSecret.NotAnAppPassword),
            ofSignIns(SignInReason.MISTYPED, c -> c.found().typed() instanceof TypedSecret.Mistyped),
            ofSignIns(SignInReason.UNKNOWN_SECRET, c -> c.found().password() == null),
            ofSignIns(SignInReason.WRONG_ACCOUNT, RefusalCheck::ofAnotherAccount),
            always(SignInReason.ACCOUNT_UNKNOWN, c -> c.found().account() == null),
            always(SignInReason.ACCOUNT_DISABLED, c -> accountIs(c, AccountState.DISABLED)),
            always(SignInReason.ACCOUNT_LOCKED, c -> accountIs(c, AccountState.LOCKED)),
            ofSignIns(SignInReason.REVOKED, c -> c.state() == AppPasswordState.REVOKED),
            ofSignIns(SignInReason.ROTATED_OUT, c -> c.state() == AppPasswordState.ROTATED_OUT),
            ofSignIns(SignInReason.EXPIRED, c -> c.state() == AppPasswordState.EXPIRED),
            ofSignIns(SignInReason.LAPSED, c -> c.state() == AppPasswordState.LAPSED),
            ofSignIns(SignInReason.SUSPENDED, c -> c.state() == AppPasswordState.SUSPENDED),
            ofSignIns(SignInReason.PROTOCOL_NOT_ALLOWED, RefusalCheck::protocolNotAllowed),
            ofSignIns(SignInReason.SERVICE_NOT_ALLOWED, RefusalCheck::serviceNotAllowed),
            ofSignIns(SignInReason.NETWORK_NOT_ALLOWED, RefusalCheck::networkNotAllowed),
            ofSignIns(SignInReason.LEGACY_DISABLED_FOR_ACCOUNT, RefusalCheck::legacyDisabled),
            ofSignIns(SignInReason.APP_PASSWORDS_DISABLED, RefusalCheck::appPasswordsDisabled),
            always(SignInReason.BLOCKED_BY_POLICY, c -> c.verdict() instanceof Verdict.Blocked));

    private static RefusalCheck always(SignInReason reason, Predicate<AuthenticationContext> fails) {
        return new RefusalCheck(reason, EVERY_KIND, fails);
    }

    /** It asks for the app password, or whether the account and its tenant use them. */
    private static RefusalCheck ofSignIns(SignInReason reason, Predicate<AuthenticationContext> fails) {
        return new RefusalCheck(reason, SIGN_INS, fails);
    }

    /** The first reason against; every check that applies is made, whatever the ones before it said. */
    static SignInReason firstAgainst(AuthenticationContext context) {
        SignInReason first = SignInReason.ACCEPTED;
        for (RefusalCheck check : ALL) {
            boolean fails = check.kinds.contains(context.kind()) && check.fails.test(context);
            if (fails && first == SignInReason.ACCEPTED) {
                first = check.reason;
            }
        }
        return first;
    }

    private static boolean doorMayNot(AuthenticationContext c) {
        return !c.attempt().permittedAtDoor()
                || !c.attempt().permittedFor(c.found().tenant());
    }

    private static boolean ofAnotherAccount(AuthenticationContext c) {
        AppPassword password = c.found().password();
        Account account = c.found().account();
        return password != null && account != null && !password.account().equals(account.id());
    }

    private static boolean accountIs(AuthenticationContext c, AccountState state) {
        Account account = c.found().account();
        return account != null && account.state() == state;
    }

    private static boolean protocolNotAllowed(AuthenticationContext c) {
        AppPassword password = c.found().password();
        return password != null
                && !password.protocols().isEmpty()
                && !password.protocols().contains(c.attempt().protocol());
    }

    private static boolean serviceNotAllowed(AuthenticationContext c) {
        AppPassword password = c.found().password();
        return password != null
                && !password.services().isEmpty()
                && !password.services().contains(c.attempt().service());
    }

    private static boolean networkNotAllowed(AuthenticationContext c) {
        AppPassword password = c.found().password();
        return password != null
                && !password.networks().isEmpty()
                && !within(password.networks(), c.attempt().address());
    }

    private static boolean within(List<Cidr> ranges, @Nullable IpAddress address) {
        return address != null && ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static boolean legacyDisabled(AuthenticationContext c) {
        Account account = c.found().account();
        return account != null
                && account.legacyDisabledFor().contains(c.attempt().protocol());
    }

    private static boolean appPasswordsDisabled(AuthenticationContext c) {
        return c.found().tenant() != null && !c.found().tenant().appPasswordsEnabled();
    }
}
