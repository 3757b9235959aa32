/** Tables for the terminal and for the document. */
@NullMarked
package dev.latchkey.bench.report;

import org.jspecify.annotations.NullMarked;
