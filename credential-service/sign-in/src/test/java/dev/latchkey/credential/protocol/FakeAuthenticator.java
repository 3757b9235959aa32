package dev.latchkey.credential.protocol;

import dev.latchkey.credential.secret.PresentedSecrets;
import dev.latchkey.credential.verification.Attempt;
import dev.latchkey.credential.verification.AttemptOutcome;
import dev.latchkey.credential.verification.Authenticator;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Answers as it is told to, and remembers what it was asked. */
final class FakeAuthenticator implements Authenticator {
    static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    final List<Attempt> decided = new ArrayList<>();
    final List<String> typed = new ArrayList<>();
    final List<Attempt> questions = new ArrayList<>();
    final List<Attempt> heldBack = new ArrayList<>();
    AttemptOutcome outcome =
            new AttemptOutcome.Accepted(ID, 7, "acme", "a-1", "anna@acme.example", "c-1", "Anna's phone");
    CompletableFuture<Boolean> holds = CompletableFuture.completedFuture(false);

    @Override
    public CompletableFuture<AttemptOutcome> decide(Attempt attempt) {
        decided.add(attempt);
        typed.add(PresentedSecrets.text(attempt.typed()));
        return CompletableFuture.completedFuture(outcome);
    }

    @Override
    public CompletableFuture<Boolean> holdsBack(Attempt attempt) {
        questions.add(attempt);
        return holds;
    }

    @Override
    public CompletableFuture<AttemptOutcome> heldBack(Attempt attempt) {
        heldBack.add(attempt);
        return CompletableFuture.completedFuture(new AttemptOutcome.Refused(ID, 7));
    }
}
