/** Errors as RFC 9457 problem details, and strict reading of JSON. */
@NullMarked
package dev.latchkey.kit.web;

import org.jspecify.annotations.NullMarked;
