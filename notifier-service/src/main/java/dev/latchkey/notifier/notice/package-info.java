/** Tells owners what happened to their app passwords, and takes their word for that it was not they who did it. */
@NullMarked
package dev.latchkey.notifier.notice;

import org.jspecify.annotations.NullMarked;
