/** Events that wait inside the document whose change they tell of, and the relay that sends them. */
@NullMarked
package dev.latchkey.kit.outbox;

import org.jspecify.annotations.NullMarked;
