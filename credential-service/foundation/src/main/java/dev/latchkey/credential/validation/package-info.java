/** Reading of values that only credential-service knows: networks, and digests of text from outside. */
@NullMarked
package dev.latchkey.credential.validation;

import org.jspecify.annotations.NullMarked;
