/** The HTTP server: connections that survive early answers, malformed request lines, the OpenAPI document. */
@NullMarked
package dev.latchkey.kit.web;

import org.jspecify.annotations.NullMarked;
