/** Measures Latchkey and its peers, side by side in one run. */
@NullMarked
package dev.latchkey.bench;

import org.jspecify.annotations.NullMarked;
