/** The tenant's directory keeps its accounts and groups here, by SCIM 2.0 (RFC 7643, RFC 7644). */
@NullMarked
package dev.latchkey.credential.directory;

import org.jspecify.annotations.NullMarked;
