package dev.latchkey.quickstart.journey.system;

/**
 * A program that knows only a login and a secret.
 *
 * @param address one of this machine's loopback addresses (127.0.0.0/8), from which it connects
 */
public record Device(String login, String secret, String address) {

    /** The same, with something else typed. */
    public Device typing(String other) {
        return new Device(login, other, address);
    }

    @Override
    public String toString() {
        return "Device[" + login + ", " + address + "]";
    }
}
