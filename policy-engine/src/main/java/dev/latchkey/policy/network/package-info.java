/** Internet addresses and networks, read strictly and compared fast, without ever asking a name server. */
@NullMarked
package dev.latchkey.policy.network;

import org.jspecify.annotations.NullMarked;
