package dev.latchkey.credential.secret;

import java.util.List;
import java.util.Map;

/** Keys from the environment: {@code version:base64}, separated by commas. They change with a restart alone. */
record KeyVariable(String keys) implements KeySource {
    @Override
    public Map<Integer, byte[]> read() {
        return KeyLines.read(List.of(keys.split(",")), "LATCHKEY_HMAC_KEYS", KeyLines::base64);
    }

    @Override
    public Object state() {
        return "";
    }

    @Override
    public String toString() {
        return "KeyVariable[…]";
    }
}
