/** Ahead-of-time caches, from which a JVM starts in half the CPU time: where each is kept, what it belongs to, how it is made. */
@NullMarked
package dev.latchkey.quickstart.aot;

import org.jspecify.annotations.NullMarked;
