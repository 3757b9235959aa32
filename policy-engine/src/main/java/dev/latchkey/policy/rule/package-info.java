/** The rules of a tenant: named locations and the policies that refer to them. */
@NullMarked
package dev.latchkey.policy.rule;

import org.jspecify.annotations.NullMarked;
