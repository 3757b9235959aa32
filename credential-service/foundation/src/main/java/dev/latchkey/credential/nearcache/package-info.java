/** What a replica remembers of the database, and when it may trust it. */
@NullMarked
package dev.latchkey.credential.nearcache;

import org.jspecify.annotations.NullMarked;
