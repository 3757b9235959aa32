package dev.latchkey.credential;

/**
 * Somebody at the identity provider who has an account here.
 *
 * @param user   what the provider calls them
 * @param secret of their app password
 */
record DirectoryPerson(String user, String login, String account, String secret) {}
