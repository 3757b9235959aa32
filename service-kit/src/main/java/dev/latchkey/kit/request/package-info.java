/** What every HTTP API here has in common: how fields, parameters, pages and versions are read and answered. */
@NullMarked
package dev.latchkey.kit.request;

import org.jspecify.annotations.NullMarked;
