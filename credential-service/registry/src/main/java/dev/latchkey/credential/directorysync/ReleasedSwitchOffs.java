package dev.latchkey.credential.directorysync;

import java.time.Instant;

/** An administrator has looked: so many accounts at most may be switched off until then. */
record ReleasedSwitchOffs(int accounts, Instant until) {}
