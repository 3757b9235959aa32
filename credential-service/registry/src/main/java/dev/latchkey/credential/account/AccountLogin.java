package dev.latchkey.credential.account;

/** A canonical name of some account of a tenant, to sign in with: its login, or an alias. */
public record AccountLogin(String tenant, String login) {}
