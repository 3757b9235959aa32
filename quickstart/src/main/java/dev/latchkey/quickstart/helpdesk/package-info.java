/** The help desk's day without curl: {@code ./latchkey issue | list | revoke | diagnose}. */
@NullMarked
package dev.latchkey.quickstart.helpdesk;

import org.jspecify.annotations.NullMarked;
