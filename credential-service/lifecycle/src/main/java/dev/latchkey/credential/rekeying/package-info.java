/** From an old HMAC key to the newest: behind each sign-in, and how far that has come. */
@NullMarked
package dev.latchkey.credential.rekeying;

import org.jspecify.annotations.NullMarked;
