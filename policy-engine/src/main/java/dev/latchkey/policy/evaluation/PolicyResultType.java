package dev.latchkey.policy.evaluation;

/** What one policy made of one sign-in, in the words of Microsoft Graph's {@code appliedConditionalAccessPolicyResult}. */
public enum PolicyResultType {
    /** Applied, and was satisfied. No policy that blocks ever is. */
    SUCCESS("success"),
    /** Applied and blocked it. */
    FAILURE("failure"),
    /** A condition did not match. */
    NOT_APPLIED("notApplied"),
    /** Switched off, not looked at. */
    NOT_ENABLED("notEnabled"),
    /** Would have been satisfied, if it were on. */
    REPORT_ONLY_SUCCESS("reportOnlySuccess"),
    /** Would have blocked it, if it were on. */
    REPORT_ONLY_FAILURE("reportOnlyFailure"),
    /** Would not have applied, if it were on. */
    REPORT_ONLY_NOT_APPLIED("reportOnlyNotApplied");

    private final String wireName;

    PolicyResultType(String wireName) {
        this.wireName = wireName;
    }

    /** As in events and JSON. */
    public String wireName() {
        return wireName;
    }
}
