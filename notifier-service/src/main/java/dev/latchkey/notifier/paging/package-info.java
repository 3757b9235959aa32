/** Pages of a list, newest first. */
@NullMarked
package dev.latchkey.notifier.paging;

import org.jspecify.annotations.NullMarked;
