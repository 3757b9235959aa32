package dev.latchkey.credential.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param bindBy what leads somebody to their account the first time, {@code LATCHKEY_BIND_ACCOUNTS_BY} */
@ConfigurationProperties("latchkey.accounts")
record BindingSettings(@DefaultValue("external-id") BindingRule bindBy) {}
