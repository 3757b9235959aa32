package dev.latchkey.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SweptPageTest {
    private static final int MOST = 3;

    /** Sends what it can of these, and says in which order; what it cannot stays there. */
    private static Set<Object> sweep(List<String> ids, Set<String> stuck) {
        var left = new TreeSet<>(Comparator.<String>naturalOrder());
        left.addAll(ids);
        var sent = new LinkedHashSet<Object>();
        int pages = 0;
        SweptPage page = SweptPage.before(null);
        while (page.goesOn()) {
            List<Object> found = new ArrayList<>(behind(left, page.last()));
            found.stream().filter(each -> !stuck.contains(each)).forEach(each -> {
                left.remove(each);
                sent.add(each);
            });
            long could = found.stream().filter(sent::contains).count();
            page = page.next(found, found.size() == MOST, could);
            assertThat(++pages).as("pages").isLessThan(3 * ids.size() + 3);
        }
        return sent;
    }

    private static List<String> behind(TreeSet<String> left, Object last) {
        return left.stream()
                .filter(each -> last == null || each.compareTo(Objects.toString(last)) > 0)
                .limit(MOST)
                .toList();
    }

    private static List<String> of(String tenant, int many) {
        return IntStream.range(0, many).mapToObj(i -> tenant + "/" + (100 + i)).toList();
    }

    private static List<String> all(List<String> some, List<String> others) {
        return Stream.of(some, others).flatMap(List::stream).toList();
    }

    @Test
    void comesToEveryTenantBeforeItHasSentAllOfOne() {
        List<String> ids = all(of("huge", 20), all(of("middle", 7), of("small", 1)));
        List<Object> sent = List.copyOf(sweep(ids, Set.of()));
        assertThat(sent).hasSameElementsAs(ids);
        assertThat(sent.indexOf("small/100")).isLessThan(2 * MOST + 1);
        assertThat(sent.indexOf("middle/106")).isLessThan(sent.indexOf("huge/119"));
    }

    @Test
    void sendsAllOfOneTenantInOneSweep() {
        assertThat(sweep(of("only", 20), Set.of())).hasSize(20);
        assertThat(sweep(of("only", 6), Set.of())).hasSize(6);
    }

    @Test
    void sendsWhatIsOfNoTenant() {
        List<String> ids = IntStream.range(0, 10).mapToObj(i -> "door-" + i).toList();
        assertThat(sweep(ids, Set.of())).hasSize(10);
    }

    @Test
    void endsWhereNothingCanBeSent() {
        List<String> ids = of("huge", 9);
        assertThat(sweep(ids, Set.copyOf(ids))).isEmpty();
        assertThat(sweep(all(ids, of("small", 1)), Set.copyOf(ids)))
                .as("the next time, behind the page that could not be sent")
                .isEmpty();
    }

    @Test
    void endsWhereSomeCannotBeSent() {
        List<String> stuck = of("huge", 2);
        assertThat(sweep(all(of("huge", 9), of("small", 2)), Set.copyOf(stuck))).contains("small/100", "small/101");
    }
}
