/** Four eyes: changes of rules that wait for a second person. */
@NullMarked
package dev.latchkey.policies.approval;

import org.jspecify.annotations.NullMarked;
