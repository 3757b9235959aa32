/** A real Keycloak, and people who sign in there by code and PKCE. */
@NullMarked
package dev.latchkey.quickstart.journey.identity;

import org.jspecify.annotations.NullMarked;
