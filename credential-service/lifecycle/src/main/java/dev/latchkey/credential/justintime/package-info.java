/** Accounts that come about when their owner first signs in to the identity provider. */
@NullMarked
package dev.latchkey.credential.justintime;

import org.jspecify.annotations.NullMarked;
