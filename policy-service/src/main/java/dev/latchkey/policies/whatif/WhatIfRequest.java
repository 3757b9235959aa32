package dev.latchkey.policies.whatif;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.policy.draft.CredentialFactsDraft;
import dev.latchkey.policy.draft.PolicyDraft;
import dev.latchkey.policy.draft.SignInDraft;
import dev.latchkey.policy.evaluation.SignInAttributes;
import dev.latchkey.policy.problem.InvalidValueException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that might be made, with the fields of {@link SignInDraft}, and perhaps a policy that might be in force.
 *
 * @param account id; absent is a login that names no account
 * @param service absent is {@code mail}
 * @param address absent is one that the front door does not know
 * @param at      absent is now
 * @param policy  a draft, judged as if it were {@code on}: of its {@code id}, in the place of the policy that has it
 */
record WhatIfRequest(
        @Nullable String account,
        @Nullable List<@Nullable String> groups,
        @Nullable String protocol,
        @Nullable String service,
        @Nullable String frontDoor,
        @Nullable String address,
        @Nullable String country,
        @Nullable Long asn,
        @Nullable String client,
        @Nullable String tlsVersion,
        @Nullable CredentialFactsDraft credential,
        @Nullable String risk,
        @Nullable Instant at,
        @Nullable PolicyDraft policy) {

    /** The question to the rules, or every field that is wrong. */
    SignInAttributes signIn(Instant now) {
        try {
            return draft().toSignIn(now);
        } catch (InvalidValueException invalid) {
            throw ProblemException.badFields(invalid.problems().stream()
                    .map(each -> new FieldProblem(each.path(), each.given(), each.expected()))
                    .toList());
        }
    }

    private SignInDraft draft() {
        return new SignInDraft(
                account,
                groups,
                protocol,
                service,
                frontDoor,
                address,
                country,
                asn,
                client,
                tlsVersion,
                credential,
                risk,
                at);
    }
}
