/** Tenants: who uses this installation. */
@NullMarked
package dev.latchkey.credential.tenant;

import org.jspecify.annotations.NullMarked;
