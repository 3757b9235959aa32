/** The public keys of others that sign tokens: fetched, kept for a while, and forgotten when they are withdrawn. */
@NullMarked
package dev.latchkey.kit.key;

import org.jspecify.annotations.NullMarked;
