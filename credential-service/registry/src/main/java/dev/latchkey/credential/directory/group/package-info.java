/** Groups of users. */
@NullMarked
package dev.latchkey.credential.directory.group;

import org.jspecify.annotations.NullMarked;
