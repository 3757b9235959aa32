package dev.latchkey.credential.verification;

import dev.latchkey.credential.geography.GeoLocation;
import dev.latchkey.events.SignInFacts;
import dev.latchkey.policy.evaluation.SignInAttributes;

/**
 * What policies could ask of an attempt.
 *
 * @param asked    for the policies
 * @param recorded for whoever wants to know later what other policies would have made of it
 * @param location of the client
 */
record CollectedAttributes(SignInAttributes asked, SignInFacts recorded, GeoLocation location) {}
