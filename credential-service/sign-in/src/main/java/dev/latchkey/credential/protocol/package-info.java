/** The front-door listener and the protocols that front doors ask by: JSON, forward-auth, nginx mail, Dovecot. */
@NullMarked
package dev.latchkey.credential.protocol;

import org.jspecify.annotations.NullMarked;
