package dev.latchkey.quickstart.journey.system;

import dev.latchkey.quickstart.journey.program.Command;
import java.util.function.Function;

/**
 * One port that mail programs connect to.
 *
 * @param name      what speaks there
 * @param frontDoor id of the front door in the log
 * @param protocol  the protocol in the log
 * @param client    signs a device in
 */
public record MailDoor(String name, String frontDoor, String protocol, Function<Device, Command.Outcome> client) {

    /** What the device hears in the end. */
    public Heard signIn(Device device) {
        return Heard.inTheEnd(() -> signInOnce(device));
    }

    /** What the device hears the first time. */
    public Heard signInOnce(Device device) {
        try {
            return Heard.in(client.apply(device));
        } catch (AssertionError e) {
            throw new AssertionError(name + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
