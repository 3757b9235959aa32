/** Why a device failed, in a person's words, and what to do about it: read off the stream, told when asked. */
@NullMarked
package dev.latchkey.credential.diagnosis;

import org.jspecify.annotations.NullMarked;
