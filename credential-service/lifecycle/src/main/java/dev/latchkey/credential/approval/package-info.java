/** App passwords that somebody asks for and an administrator approves. */
@NullMarked
package dev.latchkey.credential.approval;

import org.jspecify.annotations.NullMarked;
