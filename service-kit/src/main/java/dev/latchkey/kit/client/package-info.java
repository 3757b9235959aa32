/** Calls to other servers: to addresses that are checked, within a time, trusting whom the operator trusts. */
@NullMarked
package dev.latchkey.kit.client;

import org.jspecify.annotations.NullMarked;
