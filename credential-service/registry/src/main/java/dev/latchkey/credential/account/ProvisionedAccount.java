package dev.latchkey.credential.account;

/** An account with what its directory keeps there. */
public record ProvisionedAccount(Account account, Profile profile) {}
