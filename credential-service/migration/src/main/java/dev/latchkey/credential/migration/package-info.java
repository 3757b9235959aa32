/** The way off basic authentication: what uses it today, and how far each device has come. */
@NullMarked
package dev.latchkey.credential.migration;

import org.jspecify.annotations.NullMarked;
