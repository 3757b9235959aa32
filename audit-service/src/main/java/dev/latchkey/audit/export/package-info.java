/** The logs as files: NDJSON and CSV, streamed. */
@NullMarked
package dev.latchkey.audit.export;

import org.jspecify.annotations.NullMarked;
