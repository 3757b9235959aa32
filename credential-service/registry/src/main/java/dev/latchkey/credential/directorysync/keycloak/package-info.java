/** Keycloak as a directory: its admin API, asked by a service account. */
@NullMarked
package dev.latchkey.credential.directorysync.keycloak;

import org.jspecify.annotations.NullMarked;
