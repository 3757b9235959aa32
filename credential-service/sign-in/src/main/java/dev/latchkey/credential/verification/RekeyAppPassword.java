package dev.latchkey.credential.verification;

import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.secret.AppPasswordSecret;
import org.jspecify.annotations.Nullable;

/** Has app passwords recognised under the newest HMAC key: whoever changes app passwords provides it. */
@FunctionalInterface
public interface RekeyAppPassword {
    /**
     * What is to be done about an app password while its letters are at hand. Never waits.
     *
     * @param keyVersion of the key under which it was recognised
     * @return to be run once the attempt is answered, and needs the letters no more; null where nothing is to be done
     */
    @Nullable
    Runnable due(AppPassword password, int keyVersion, AppPasswordSecret secret);
}
