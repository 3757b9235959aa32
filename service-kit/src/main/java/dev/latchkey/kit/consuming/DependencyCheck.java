package dev.latchkey.kit.consuming;

import java.util.List;

/**
 * Whether what handlers need answers. An event is never blamed for a failure while something is away: it is tried until
 * that is back. What the failure's class is says nothing about it.
 */
@FunctionalInterface
interface DependencyCheck {
    /** The names of those that do not answer. May wait for some seconds. */
    List<String> away();
}
