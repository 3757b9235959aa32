/** Accounts: whose sign-ins are judged. */
@NullMarked
package dev.latchkey.credential.account;

import org.jspecify.annotations.NullMarked;
