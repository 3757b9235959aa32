package dev.latchkey.policies.backtest;

/** What reads recorded sign-ins. For one thread. */
interface SignInSink {
    /** One that got as far as the policies. */
    void take(RecordedSignIn signIn);

    /** A record was not what a release would have written. */
    void unreadable();
}
