package dev.latchkey.policies.backtest;

import dev.latchkey.policies.editing.Impact;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts whom a change of rules would lock out that they let in today. For one thread. */
final class ImpactTally implements SignInSink {
    private final RuleChangeEvaluator change;
    private final @Nullable String login;
    private final Set<String> accounts = new HashSet<>();
    private long letIn;
    private long blocked;
    private long own;
    private long undecided;

    /** @param login of whoever makes the change */
    ImpactTally(RuleChangeEvaluator change, @Nullable String login) {
        this.change = change;
        this.login = login;
    }

    @Override
    public void take(RecordedSignIn signIn) {
        switch (change.effect(signIn)) {
            case STAYS_IN -> letIn++;
            case NEWLY_BLOCKED -> lockedOut(signIn);
            case UNDECIDED -> undecided++;
            case STAYS_OUT, NEWLY_ALLOWED -> {
                // It was not let in before either.
            }
        }
    }

    private void lockedOut(RecordedSignIn signIn) {
        letIn++;
        blocked++;
        if (signIn.account() != null) {
            accounts.add(signIn.account());
        }
        if (login != null && login.equalsIgnoreCase(signIn.login())) {
            own++;
        }
    }

    @Override
    public void unreadable() {
        undecided++;
    }

    /** With what another has counted; an account's sign-ins are all in one partition, and so in one tally. */
    ImpactTally plus(ImpactTally other) {
        letIn += other.letIn;
        blocked += other.blocked;
        own += other.own;
        undecided += other.undecided;
        accounts.addAll(other.accounts);
        return this;
    }

    /** @param whole whether all of the days were read */
    Impact impact(boolean whole) {
        return new Impact(letIn, blocked, accounts.size(), own, undecided, whole);
    }
}
