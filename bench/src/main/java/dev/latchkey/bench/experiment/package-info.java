/** What is measured, and how. */
@NullMarked
package dev.latchkey.bench.experiment;

import org.jspecify.annotations.NullMarked;
