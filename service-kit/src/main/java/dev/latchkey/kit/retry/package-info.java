/** How often and how soon what has failed is tried again, and when it is not tried at all. */
@NullMarked
package dev.latchkey.kit.retry;

import org.jspecify.annotations.NullMarked;
