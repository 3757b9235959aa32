/** The rules of each tenant in MongoDB: one document, with the events that wait to be sent. */
@NullMarked
package dev.latchkey.policies.storing;

import org.jspecify.annotations.NullMarked;
