/** Holds the five documents against OpenAPI 3.1, and against one another. */
@NullMarked
package dev.latchkey.contract;

import org.jspecify.annotations.NullMarked;
