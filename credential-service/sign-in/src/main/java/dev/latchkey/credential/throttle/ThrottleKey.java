package dev.latchkey.credential.throttle;

/** What a counter is found by: 16 bytes of a hash, so that nobody's name, however long, takes more. */
record ThrottleKey(long high, long low) {}
