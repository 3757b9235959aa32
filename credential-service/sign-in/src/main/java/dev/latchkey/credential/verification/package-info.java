/** What happens to one attempt: the checks in their order, the record, the answer. */
@NullMarked
package dev.latchkey.credential.verification;

import org.jspecify.annotations.NullMarked;
