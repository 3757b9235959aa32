package dev.latchkey.credential.account;

import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.credential.upload.CsvTable;
import dev.latchkey.credential.upload.Lines;
import dev.latchkey.credential.upload.UploadSettings;
import dev.latchkey.credential.upload.Uploads;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.request.LongAnswer;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.util.stream.Stream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

/** Accounts from a file, for those who have no directory. */
@ManagementRole
@RestController
class AccountImportApi {
    private final AccountImport accounts;
    private final Uploads uploads;
    private final UploadSettings settings;
    private final EventIds ids;
    private final JsonMapper json;

    AccountImportApi(AccountImport accounts, Uploads uploads, UploadSettings settings, EventIds ids, JsonMapper json) {
        this.accounts = accounts;
        this.uploads = uploads;
        this.settings = settings;
        this.ids = ids;
        this.json = json;
    }

    /** Says of each line what became of it; in a dry run, what would. */
    @PostMapping(path = "/v1/accounts/import", consumes = "text/csv")
    ResponseEntity<Flux<DataBuffer>> register(
            Caller caller, ServerHttpRequest request, @RequestParam(defaultValue = "false") boolean dryRun) {
        caller.mustBe(Role.ADMIN);
        String tenant = caller.tenant();
        Sinks.Empty<Void> read = Sinks.empty();
        Mono<AccountImport.Outcome> outcome = uploads.read(
                tenant,
                request,
                settings.accountsAtMost(),
                text -> rows(new Lines(text), tenant),
                rows -> accounts.run(rows.doOnComplete(read::tryEmitEmpty), dryRun, caller.actor()));
        return LongAnswer.of(outcome.map(json::writeValueAsString), read.asMono());
    }

    private Stream<AccountRow> rows(Lines lines, String tenant) {
        CsvTable table = new CsvTable(lines);
        AccountRow.requireColumns(table.columns());
        return table.stream()
                .map(entry -> AccountRow.read(entry, tenant, ids.next().toString()));
    }
}
