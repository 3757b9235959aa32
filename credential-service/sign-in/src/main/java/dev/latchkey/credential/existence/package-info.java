/** Which domains, logins, verifiers and door keys there are, as far as that can be told without the database. */
@NullMarked
package dev.latchkey.credential.existence;

import org.jspecify.annotations.NullMarked;
