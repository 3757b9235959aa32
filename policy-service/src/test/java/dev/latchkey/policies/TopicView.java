package dev.latchkey.policies;

import dev.latchkey.events.Event;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.kit.following.StartAt;
import dev.latchkey.kit.following.TopicFollower;
import dev.latchkey.kit.kafka.KafkaClients;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything on a topic from its beginning, as a test sees it. */
public final class TopicView implements AutoCloseable {
    private final List<ReceivedEvent> seen = new CopyOnWriteArrayList<>();
    private final TopicFollower follower;

    public TopicView(String bootstrapServers, Topic topic) {
        follower = new TopicFollower(
                        KafkaClients.of(bootstrapServers),
                        topic,
                        new StartAt.Beginning(),
                        any -> true,
                        seen::add,
                        Clock.systemUTC())
                .start();
    }

    /** The events of a tenant, in the order of the topic. */
    public List<Event> of(String tenant) {
        return received(tenant).stream().<Event>map(ReceivedEvent::event).toList();
    }

    public <E extends Event> List<E> of(String tenant, Class<E> type) {
        return of(tenant).stream().filter(type::isInstance).map(type::cast).toList();
    }

    public List<ReceivedEvent> received(String tenant) {
        return seen.stream()
                .filter(each -> each.event().tenant().equals(tenant))
                .toList();
    }

    @Override
    public void close() {
        follower.close();
    }
}
