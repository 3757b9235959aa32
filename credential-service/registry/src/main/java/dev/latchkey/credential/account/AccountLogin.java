package dev.latchkey.credential.account;

/** The canonical login of some account of a tenant. */
public record AccountLogin(String tenant, String login) {}
