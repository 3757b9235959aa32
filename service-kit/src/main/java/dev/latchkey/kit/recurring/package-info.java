/** What is done again and again beside the requests. */
@NullMarked
package dev.latchkey.kit.recurring;

import org.jspecify.annotations.NullMarked;
