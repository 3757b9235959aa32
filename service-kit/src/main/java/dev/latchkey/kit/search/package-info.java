/** Lists whose filters may match next to nothing: searched step by step, within a budget, by few at a time. */
@NullMarked
package dev.latchkey.kit.search;

import org.jspecify.annotations.NullMarked;
