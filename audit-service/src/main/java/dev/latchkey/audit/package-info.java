/** The audit service: what happened, appended once, chained, searchable, verifiable. */
@NullMarked
package dev.latchkey.audit;

import org.jspecify.annotations.NullMarked;
