/** What is wrong with a value somebody wrote, said so that they can put it right. */
@NullMarked
package dev.latchkey.policy.problem;

import org.jspecify.annotations.NullMarked;
