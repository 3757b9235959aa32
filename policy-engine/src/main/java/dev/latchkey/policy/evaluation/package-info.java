/** The rules made ready to judge sign-ins, and the judgement. */
@NullMarked
package dev.latchkey.policy.evaluation;

import org.jspecify.annotations.NullMarked;
