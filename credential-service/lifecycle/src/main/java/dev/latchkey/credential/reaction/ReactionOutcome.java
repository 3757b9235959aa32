package dev.latchkey.credential.reaction;

import dev.latchkey.events.AppPasswordRules.Reaction;
import java.util.List;

/**
 * What followed from a signal.
 *
 * @param reaction     what the rules say
 * @param appPasswords ids of those that it changed
 */
public record ReactionOutcome(AccountSignal signal, Reaction reaction, List<String> appPasswords) {}
