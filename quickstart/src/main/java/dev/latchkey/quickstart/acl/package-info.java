/** What each service may do at a Kafka broker, derived from the AsyncAPI document, as commands and as a page. */
@NullMarked
package dev.latchkey.quickstart.acl;

import org.jspecify.annotations.NullMarked;
