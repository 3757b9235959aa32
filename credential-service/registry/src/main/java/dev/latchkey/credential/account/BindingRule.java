package dev.latchkey.credential.account;

/** By what somebody who comes for the first time is bound to an account; an administrator of the installation chooses. */
public enum BindingRule {
    /** By what the directory calls them, alone. */
    EXTERNAL_ID,
    /** By that, else by the login that the identity provider vouches for. */
    VERIFIED_LOGIN
}
