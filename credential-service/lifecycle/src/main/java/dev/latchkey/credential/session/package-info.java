/** Has front doors end the sessions of those who may not sign in any more. */
@NullMarked
package dev.latchkey.credential.session;

import org.jspecify.annotations.NullMarked;
