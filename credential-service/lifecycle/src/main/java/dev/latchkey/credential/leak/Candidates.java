package dev.latchkey.credential.leak;

import dev.latchkey.kit.problem.ProblemException;
import java.util.List;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads a report: a JSON array of candidates. Fields that are not known here are passed over. */
final class Candidates {
    private static final ObjectReader READER = JsonMapper.shared().readerForListOf(Candidate.class);

    private Candidates() {}

    /** @throws ProblemException 400, which quotes nothing of the body */
    static List<Candidate> read(byte[] body) {
        List<Candidate> candidates = parse(body);
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i) == null || candidates.get(i).token() == null) {
                throw ProblemException.badField("[" + i + "].token", "nothing", "what was found");
            }
        }
        return candidates;
    }

    /** The parser's own words are left out: they may hold what it could not read. */
    private static List<Candidate> parse(byte[] body) {
        try {
            List<Candidate> candidates = READER.readValue(body);
            if (candidates != null) {
                return candidates;
            }
        } catch (JacksonException broken) {
            // Said below.
        }
        throw new ProblemException(
                HttpStatus.BAD_REQUEST,
                "The body is no report (expected: a JSON array of {\"token\", \"type\", …}).",
                List.of());
    }
}
