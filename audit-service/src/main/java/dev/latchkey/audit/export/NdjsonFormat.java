package dev.latchkey.audit.export;

import tools.jackson.databind.node.ObjectNode;

/** One JSON object in each line. */
record NdjsonFormat() implements ExportFormat {
    @Override
    public String contentType() {
        return "application/x-ndjson";
    }

    @Override
    public String ending() {
        return "ndjson";
    }

    @Override
    public String opening() {
        return "";
    }

    @Override
    public String line(ObjectNode entry) {
        return entry + "\n";
    }

    /** Readers pass over empty lines. */
    @Override
    public String filler() {
        return "\n";
    }
}
