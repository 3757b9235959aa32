/** What policies mean, as cases that more than one module is put to. */
@NullMarked
package dev.latchkey.policy.conformance;

import org.jspecify.annotations.NullMarked;
