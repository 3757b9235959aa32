/** A real Kafka broker and a server that speaks MongoDB's protocol, started inside a JVM for trying out and for tests. */
@NullMarked
package dev.latchkey.embedded;

import org.jspecify.annotations.NullMarked;
