package dev.latchkey.events;

/**
 * What became of a change of rules that takes a second administrator.
 *
 * @param proposal    its id
 * @param state       {@code proposed}, {@code approved}, {@code rejected} or {@code withdrawn}
 * @param baseVersion of the tenant's rules that it is a change of
 * @param proposedBy  who wants it
 * @param by          who brought the state about
 */
public record PolicyProposalChanged(
        String tenant, String proposal, String state, long baseVersion, Actor proposedBy, Actor by) implements Event {
    @Override
    public String subject() {
        return proposal;
    }

    @Override
    public String key() {
        return tenant;
    }
}
