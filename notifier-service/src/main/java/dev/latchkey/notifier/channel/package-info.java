/** The ways out of the house: signed webhooks and mail. */
@NullMarked
package dev.latchkey.notifier.channel;

import org.jspecify.annotations.NullMarked;
