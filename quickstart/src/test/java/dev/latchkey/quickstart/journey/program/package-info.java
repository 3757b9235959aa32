/** Programs of other people, run on loopback: servers set up with the recipes, and the clients that devices run. */
@NullMarked
package dev.latchkey.quickstart.journey.program;

import org.jspecify.annotations.NullMarked;
