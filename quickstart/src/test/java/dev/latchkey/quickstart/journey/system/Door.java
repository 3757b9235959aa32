package dev.latchkey.quickstart.journey.system;

import dev.latchkey.quickstart.journey.program.Latchkey;

/** A registered front door: its id in the log, and what it needs to ask Latchkey. */
public record Door(String id, Latchkey latchkey) {

    @Override
    public String toString() {
        return "Door[" + id + "]";
    }
}
