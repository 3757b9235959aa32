/** Whom a TLS connection trusts: the public certificate authorities, and the operator's own beside them. */
@NullMarked
package dev.latchkey.kit.tls;

import org.jspecify.annotations.NullMarked;
