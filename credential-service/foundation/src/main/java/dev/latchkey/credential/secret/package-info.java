/** App-password secrets: how they are made, typed, checked and recognised without being kept. */
@NullMarked
package dev.latchkey.credential.secret;

import org.jspecify.annotations.NullMarked;
