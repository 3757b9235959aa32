package dev.latchkey.quickstart.keys;

import dev.latchkey.quickstart.people.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The Ed25519 keys by which services sign what they publish: a private one for each that publishes, and a list of the public ones. */
final class SigningKeyFiles {
    private SigningKeyFiles() {}

    /** The list comes last: where it is there, all of them are. */
    static void createIfMissing(KeyDirectory keys) throws IOException {
        if (Files.exists(keys.trustedKeys())) {
            return;
        }
        var trusted = new StringBuilder("# service:version:public key\n");
        for (var service : KeyDirectory.SIGNING_SERVICES) {
            KeyPair pair = generated();
            PrivateFile.write(
                    keys.signingKeys(service), "1:" + base64(pair.getPrivate().getEncoded()) + "\n");
            trusted.append(service)
                    .append(":1:")
                    .append(base64(pair.getPublic().getEncoded()))
                    .append('\n');
        }
        PrivateFile.write(keys.trustedKeys(), trusted.toString());
    }

    private static KeyPair generated() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has Ed25519", impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
