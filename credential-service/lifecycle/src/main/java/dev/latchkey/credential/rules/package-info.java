/** What a tenant has laid down for its app passwords, and what follows from it. */
@NullMarked
package dev.latchkey.credential.rules;

import org.jspecify.annotations.NullMarked;
