/** The one place where Kafka clients are made, with the servers, TLS and credentials that the operator has named. */
@NullMarked
package dev.latchkey.kit.kafka;

import org.jspecify.annotations.NullMarked;
