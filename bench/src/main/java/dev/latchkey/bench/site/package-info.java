/** An installation of Latchkey, with accounts, that is measured. */
@NullMarked
package dev.latchkey.bench.site;

import org.jspecify.annotations.NullMarked;
