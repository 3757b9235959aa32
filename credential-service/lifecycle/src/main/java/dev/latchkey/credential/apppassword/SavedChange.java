package dev.latchkey.credential.apppassword;

/**
 * What became of an app password by an action.
 *
 * @param password as it is now
 * @param onRecord whether every replica has been told by now
 */
record SavedChange(AppPassword password, boolean onRecord) {}
