/** Whose access tokens are believed, and who calls by them. */
@NullMarked
package dev.latchkey.kit.token;

import org.jspecify.annotations.NullMarked;
