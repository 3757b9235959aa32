/** Tests of the topics. */
@NullMarked
package dev.latchkey.kit.topics;

import org.jspecify.annotations.NullMarked;
