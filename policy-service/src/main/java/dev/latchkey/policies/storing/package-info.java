/** In MongoDB: the rules of each tenant, one document with the events that wait to be sent, and jobs. */
@NullMarked
package dev.latchkey.policies.storing;

import org.jspecify.annotations.NullMarked;
