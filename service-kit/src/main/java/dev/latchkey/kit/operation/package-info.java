/** What a service's own OpenAPI document says of an operation: who may call it, and in which form it is asked. */
@NullMarked
package dev.latchkey.kit.operation;

import org.jspecify.annotations.NullMarked;
