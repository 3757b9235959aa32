package dev.latchkey.kit.token;

/** What services make of a token. */
sealed interface TokenVerdict {
    /** In words. */
    String words();

    /** They go by what it says. */
    record Believed() implements TokenVerdict {
        @Override
        public String words() {
            return "believed";
        }
    }

    /** 401. */
    record Refused(String why) implements TokenVerdict {
        @Override
        public String words() {
            return "refused (401): " + why;
        }
    }

    /** 503, until its issuer can be asked. */
    record Undecided(String why) implements TokenVerdict {
        @Override
        public String words() {
            return "cannot be told (503): " + why;
        }
    }
}
