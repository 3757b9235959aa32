package dev.latchkey.quickstart.aot;

/** What a part does with its cache when it starts; the words are those of {@code -XX:AOTMode}. */
public enum AotMode {
    /** Starts from its cache where there is a valid one, else without. */
    AUTO,
    /** Like {@link #AUTO}; where there is none, the run is recorded, so that one can be made of it. */
    RECORD,
    /** Starts without. */
    OFF
}
