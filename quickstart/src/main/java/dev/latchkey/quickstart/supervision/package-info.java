/** Keeps the parts of an installation running: starts those that do not start and those that die again, each by itself. */
@NullMarked
package dev.latchkey.quickstart.supervision;

import org.jspecify.annotations.NullMarked;
