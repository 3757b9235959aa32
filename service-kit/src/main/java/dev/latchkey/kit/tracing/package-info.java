/** Which request something belongs to: W3C trace context, from the request over its events to whoever consumes them. */
@NullMarked
package dev.latchkey.kit.tracing;

import org.jspecify.annotations.NullMarked;
