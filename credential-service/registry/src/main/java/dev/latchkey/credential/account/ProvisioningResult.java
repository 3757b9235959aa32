package dev.latchkey.credential.account;

/** What became of a write that a directory asked for. */
public sealed interface ProvisioningResult {
    /** It is written, with its event. */
    record Written(ProvisionedAccount account) implements ProvisioningResult {}

    /** Another account of the tenant has the login or the external id. */
    record Taken() implements ProvisioningResult {}

    /** The account was changed meanwhile: nothing is written. */
    record Overtaken() implements ProvisioningResult {}
}
