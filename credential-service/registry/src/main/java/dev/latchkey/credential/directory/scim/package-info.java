/** The SCIM 2.0 protocol (RFC 7644), whatever the resource: errors, filters, PATCH, pages, versions. */
@NullMarked
package dev.latchkey.credential.directory.scim;

import org.jspecify.annotations.NullMarked;
