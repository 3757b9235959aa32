package dev.latchkey.policies.backtest;

/** What policies may ask of a sign-in that not every record tells. */
enum OptionalAttribute {
    /** In which groups the account was: on the record where a policy asked at the time. */
    GROUPS,
    /** What the app password was like. */
    CREDENTIAL,
    /** When it was used before. */
    LAST_USE,
    /** At which risk it was. */
    RISK
}
