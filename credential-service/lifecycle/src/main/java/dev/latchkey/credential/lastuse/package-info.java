/** When, from where and how each app password was last used, read off the stream. */
@NullMarked
package dev.latchkey.credential.lastuse;

import org.jspecify.annotations.NullMarked;
