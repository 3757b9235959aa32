/** A service made with the kit, and what it does when it runs. */
@NullMarked
package dev.latchkey.kit.service;

import org.jspecify.annotations.NullMarked;
