/** The fields of management requests: what is wrong with them, all at once. */
@NullMarked
package dev.latchkey.credential.validation;

import org.jspecify.annotations.NullMarked;
