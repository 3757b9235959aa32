package dev.latchkey.credential.verification;

import dev.latchkey.events.SignInFacts;
import dev.latchkey.policy.evaluation.Verdict;

/**
 * What the policies made of an attempt.
 *
 * @param facts what they could ask, for whoever wants to know later what other policies would have made of it
 */
record EvaluatedPolicies(Verdict verdict, SignInFacts facts) {}
