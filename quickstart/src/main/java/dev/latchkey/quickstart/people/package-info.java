/** A small OIDC provider with demo people, and a client that signs them in as a browser would. */
@NullMarked
package dev.latchkey.quickstart.people;

import org.jspecify.annotations.NullMarked;
