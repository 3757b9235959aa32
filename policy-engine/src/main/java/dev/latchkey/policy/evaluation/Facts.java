package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.network.NetworkTable;

/** A sign-in together with what is looked up once for all policies: the named locations it is in, as a bit set. */
record Facts(SignIn signIn, long[] locations) {

    static Facts of(SignIn signIn, NetworkTable locations) {
        return new Facts(signIn, locations.groupsOf(signIn.address()));
    }
}
