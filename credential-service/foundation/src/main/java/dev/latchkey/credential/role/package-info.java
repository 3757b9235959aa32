/** What a process of the service is for: to let people in, to manage what they sign in with, or both. */
@NullMarked
package dev.latchkey.credential.role;

import org.jspecify.annotations.NullMarked;
