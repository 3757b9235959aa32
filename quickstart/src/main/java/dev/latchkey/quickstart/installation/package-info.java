/** The whole system on one machine: which processes there are, where they listen, how they start, stop and die. */
@NullMarked
package dev.latchkey.quickstart.installation;

import org.jspecify.annotations.NullMarked;
