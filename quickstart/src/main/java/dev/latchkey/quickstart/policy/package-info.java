/** A tenant's rules as files: {@code ./latchkey policy plan | apply | export}. */
@NullMarked
package dev.latchkey.quickstart.policy;

import org.jspecify.annotations.NullMarked;
