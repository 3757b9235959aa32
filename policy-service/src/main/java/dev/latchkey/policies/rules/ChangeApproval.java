package dev.latchkey.policies.rules;

import dev.latchkey.events.Actor;

/**
 * That a version of the rules took two people.
 *
 * @param proposal its id
 * @param by       the second one
 */
public record ChangeApproval(String proposal, Actor by) {}
