/** Notices to the owner of an app password: what they say, and the token of the link "this was not me". Not wired yet. */
@NullMarked
package dev.latchkey.notifier.notice;

import org.jspecify.annotations.NullMarked;
