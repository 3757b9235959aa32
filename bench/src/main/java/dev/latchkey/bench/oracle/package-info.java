/** Whether refusals can be told apart by when they come: classes of them, samples, and tests of statistics. */
@NullMarked
package dev.latchkey.bench.oracle;

import org.jspecify.annotations.NullMarked;
