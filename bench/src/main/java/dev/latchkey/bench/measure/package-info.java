/** Figures: latencies, windows of time, medians. */
@NullMarked
package dev.latchkey.bench.measure;

import org.jspecify.annotations.NullMarked;
