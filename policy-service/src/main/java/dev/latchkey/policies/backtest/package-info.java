/** What a draft, or a policy that only reports, would have changed for the sign-ins that are on the record. */
@NullMarked
package dev.latchkey.policies.backtest;

import org.jspecify.annotations.NullMarked;
