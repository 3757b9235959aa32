/** What becomes of app passwords when something happens to their account, as the tenant's rules say. */
@NullMarked
package dev.latchkey.credential.reaction;

import org.jspecify.annotations.NullMarked;
