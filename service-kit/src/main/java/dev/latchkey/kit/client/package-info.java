/** Calls to other servers: every one of them has a time-out. */
@NullMarked
package dev.latchkey.kit.client;

import org.jspecify.annotations.NullMarked;
