/** The whole system, started once for all journeys, and what a journey does with it. */
@NullMarked
package dev.latchkey.quickstart.journey.system;

import org.jspecify.annotations.NullMarked;
