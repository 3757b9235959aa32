/** The sign-in log and the audit log as those who may read them see them. */
@NullMarked
package dev.latchkey.audit.search;

import org.jspecify.annotations.NullMarked;
