/** What Kafka clients are told, and what is kept from the log. */
@NullMarked
package dev.latchkey.kit.kafka;

import org.jspecify.annotations.NullMarked;
