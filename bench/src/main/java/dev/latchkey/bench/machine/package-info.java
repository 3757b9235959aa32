/** What the kernel says of the machine and of processes: CPU time and memory, from {@code /proc}. */
@NullMarked
package dev.latchkey.bench.machine;

import org.jspecify.annotations.NullMarked;
