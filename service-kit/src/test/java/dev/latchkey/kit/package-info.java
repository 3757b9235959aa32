/** What the tests of the kit share: a broker to kill, events to send, a topic to look at. */
@NullMarked
package dev.latchkey.kit;

import org.jspecify.annotations.NullMarked;
