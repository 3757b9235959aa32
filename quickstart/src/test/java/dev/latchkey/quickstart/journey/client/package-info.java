/** Clients of other people as they are set up, what each shows when it is not let in, and the page that tells of it. */
@NullMarked
package dev.latchkey.quickstart.journey.client;

import org.jspecify.annotations.NullMarked;
