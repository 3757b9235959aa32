/** What speaks MongoDB's protocol: the connections, the commands, and what is done in the background. */
@NullMarked
package dev.latchkey.embedded.server;

import org.jspecify.annotations.NullMarked;
