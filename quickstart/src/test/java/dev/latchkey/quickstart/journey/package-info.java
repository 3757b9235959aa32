/** Journeys: real programs sign in through real front doors, set up with the recipes of {@code infra/front-doors}. */
@NullMarked
package dev.latchkey.quickstart.journey;

import org.jspecify.annotations.NullMarked;
