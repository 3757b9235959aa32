/** Where an address is, by the databases that an operator provides (MaxMind DB file format 2.0). */
@NullMarked
package dev.latchkey.credential.geography;

import org.jspecify.annotations.NullMarked;
