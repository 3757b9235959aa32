package dev.latchkey.credential.securityevent;

/**
 * Why a security event token is not taken (RFC 8935, section 2.3).
 *
 * @param err         a code of the registry "Security Event Token Error Codes"
 * @param description for people
 */
record SetProblem(String err, String description) {
    static SetProblem invalidRequest(String description) {
        return new SetProblem("invalid_request", description);
    }
}
