package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Lists are read page by page, and all pages together are the list. */
public interface PagingContract extends ServiceContract {
    /** How many pages of one are looked at. */
    int PAGES = 5;

    /** One at a time, in the same order as all at once. */
    @TestFactory
    default Stream<DynamicTest> readsListsPageByPage() {
        return each((operation, form) -> {
            if (RequestContract.isList(operation)) {
                TenantFixture tenant = service().tenant();
                tenant.samples().everythingOfTheTenant();
                String[] caller = allowed(operation, "", tenant);
                ExampleRequest request = example(operation, form, tenant);
                List<JsonNode> all = answer(operation, request.asking("limit", "500"), caller)
                        .json()
                        .path("items")
                        .valueStream()
                        .limit(PAGES)
                        .map(PagingContract::identity)
                        .toList();
                assertThat(onePerPage(operation, request, caller)).isEqualTo(all);
            }
        });
    }

    private List<JsonNode> onePerPage(Operation operation, ExampleRequest request, String[] caller) {
        List<JsonNode> items = new ArrayList<>();
        ExampleRequest next = request.asking("limit", "1");
        while (items.size() < PAGES) {
            JsonNode page = answer(operation, next, caller).json();
            assertThat(page.path("items").size()).isLessThanOrEqualTo(1);
            page.path("items").valueStream().map(PagingContract::identity).forEach(items::add);
            String cursor = page.path("nextCursor").asString("");
            if (cursor.isEmpty()) {
                return items;
            }
            next = request.asking("limit", "1").asking("cursor", URLEncoder.encode(cursor, StandardCharsets.UTF_8));
        }
        return items;
    }

    /** What an item is known by: the rest of it may have moved on between two pages, as the progress of a running job does. */
    private static JsonNode identity(JsonNode item) {
        return item.has("id") ? item.get("id") : item;
    }
}
