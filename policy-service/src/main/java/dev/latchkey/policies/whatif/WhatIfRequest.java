package dev.latchkey.policies.whatif;

import dev.latchkey.kit.web.FieldProblem;
import dev.latchkey.kit.web.ProblemException;
import dev.latchkey.policy.draft.PolicyDraft;
import dev.latchkey.policy.evaluation.SignIn;
import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.problem.InvalidValueException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that might be made, and perhaps a policy that might be in force.
 *
 * @param account id; absent is a login that names no account
 * @param service absent is {@code mail}
 * @param address absent is one that the front door does not know
 * @param at      absent is now
 * @param policy  a draft, judged as if it were {@code on}: of its {@code id}, in the place of the policy that has it
 */
record WhatIfRequest(
        @Nullable String account,
        @Nullable String protocol,
        @Nullable String service,
        @Nullable String address,
        @Nullable Instant at,
        @Nullable PolicyDraft policy) {

    /** The question to the rules, or every field that is wrong. */
    SignIn signIn(Instant now) {
        List<FieldProblem> problems = new ArrayList<>();
        if (protocol == null || protocol.isBlank()) {
            problems.add(new FieldProblem("protocol", "nothing", "a protocol like imap"));
        }
        IpAddress from = address == null ? null : read(address, problems);
        if (!problems.isEmpty()) {
            throw ProblemException.badFields(problems);
        }
        return new SignIn(
                account,
                String.valueOf(protocol).toLowerCase(Locale.ROOT),
                service == null ? "mail" : service,
                from,
                at == null ? now : at);
    }

    private static @Nullable IpAddress read(String address, List<FieldProblem> problems) {
        try {
            return IpAddress.parse(address);
        } catch (InvalidValueException broken) {
            broken.problems().forEach(each -> problems.add(new FieldProblem("address", each.given(), each.expected())));
            return null;
        }
    }
}
