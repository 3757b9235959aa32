/** The services' APIs as commands ask them: where each is, with which token, and in words why one says no. */
@NullMarked
package dev.latchkey.quickstart.api;

import org.jspecify.annotations.NullMarked;
