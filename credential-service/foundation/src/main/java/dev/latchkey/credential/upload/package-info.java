/** Files that somebody uploads: read line by line, whatever is in them. */
@NullMarked
package dev.latchkey.credential.upload;

import org.jspecify.annotations.NullMarked;
