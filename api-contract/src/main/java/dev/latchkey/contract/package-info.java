/** Holds an OpenAPI document against the service that serves it: a suite that a service's tests extend. */
@NullMarked
package dev.latchkey.contract;

import org.jspecify.annotations.NullMarked;
