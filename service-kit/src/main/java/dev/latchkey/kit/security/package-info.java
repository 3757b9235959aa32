/** Who calls: tenant and roles from the access token. */
@NullMarked
package dev.latchkey.kit.security;

import org.jspecify.annotations.NullMarked;
