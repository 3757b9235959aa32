package dev.latchkey.credential.migration;

/** Somebody else has written the device since it was read. */
final class DeviceChangedException extends RuntimeException {
    DeviceChangedException() {
        super("changed meanwhile", null, false, false);
    }
}
