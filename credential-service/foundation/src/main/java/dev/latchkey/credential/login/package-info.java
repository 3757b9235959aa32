/** Login names, and the tenant that one leads to. */
@NullMarked
package dev.latchkey.credential.login;

import org.jspecify.annotations.NullMarked;
