/** How the tokens of each identity provider are to be read, as the operator says. */
@NullMarked
package dev.latchkey.kit.provider;

import org.jspecify.annotations.NullMarked;
