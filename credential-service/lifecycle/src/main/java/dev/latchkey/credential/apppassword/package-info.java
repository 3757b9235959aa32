/** App passwords: issued, listed, revoked. */
@NullMarked
package dev.latchkey.credential.apppassword;

import org.jspecify.annotations.NullMarked;
