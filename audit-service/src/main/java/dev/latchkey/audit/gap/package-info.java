/** Reports what a producer sent that never arrived. */
@NullMarked
package dev.latchkey.audit.gap;

import org.jspecify.annotations.NullMarked;
