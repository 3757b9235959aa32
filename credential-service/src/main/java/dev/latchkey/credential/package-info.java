/** Accounts, app passwords, and the answer to "may this sign-in pass?" */
@NullMarked
package dev.latchkey.credential;

import org.jspecify.annotations.NullMarked;
