package dev.latchkey.policies.editing;

import dev.latchkey.policies.rules.Rule;

/**
 * What became of a write. Either way it is durable.
 *
 * @param published whether its events are on the record; if not, they wait and will be sent
 */
public record Written<T>(Rule<T> rule, boolean published) {}
