/** What a service asks of its database while its integration tests run, and which index answers it. */
@NullMarked
package dev.latchkey.kit.queryplan;

import org.jspecify.annotations.NullMarked;
