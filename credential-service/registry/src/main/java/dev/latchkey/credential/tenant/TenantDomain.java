package dev.latchkey.credential.tenant;

/** A login domain, and the tenant to which it leads. */
public record TenantDomain(String tenant, String domain) {}
