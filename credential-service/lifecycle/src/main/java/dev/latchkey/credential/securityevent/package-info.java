/** Hears from identity providers what happened to accounts: security event tokens by CAEP and RISC. */
@NullMarked
package dev.latchkey.credential.securityevent;

import org.jspecify.annotations.NullMarked;
