package dev.latchkey.kit.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A database in memory that does nothing for anybody but its user. */
final class ScramBackend extends MemoryBackend {
    private static final Set<String> FOR_EVERYBODY = Set.of("hello", "ismaster", "isMaster");

    private final Map<Channel, ScramConversation> conversations = new ConcurrentHashMap<>();
    private final Set<Channel> signedIn = ConcurrentHashMap.newKeySet();
    private final String user;
    private final String password;

    ScramBackend(String user, String password) {
        this.user = user;
        this.password = password;
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return switch (command) {
            case "saslStart" -> begin(channel, query);
            case "saslContinue" -> finish(channel, query);
            default -> {
                if (FOR_EVERYBODY.contains(command)) {
                    yield super.handleCommand(channel, database, command, query)
                            .append("saslSupportedMechs", List.of("SCRAM-SHA-256"));
                }
                if (!signedIn.contains(channel)) {
                    throw new MongoServerError(13, "Unauthorized", "command " + command + " requires authentication");
                }
                yield super.handleCommand(channel, database, command, query);
            }
        };
    }

    private Document begin(Channel channel, Document query) {
        ScramConversation conversation = new ScramConversation(user, password);
        conversations.put(channel, conversation);
        return answer(conversation.begin(payload(query)), false);
    }

    private Document finish(Channel channel, Document query) {
        try {
            Document answer = answer(conversations.remove(channel).finish(payload(query)), true);
            signedIn.add(channel);
            return answer;
        } catch (SecurityException | GeneralSecurityException wrong) {
            throw new MongoServerError(18, "AuthenticationFailed", "Authentication failed.");
        }
    }

    private static Document answer(String payload, boolean done) {
        return new Document("conversationId", 1)
                .append("done", done)
                .append("payload", new BinData(payload.getBytes(UTF_8)))
                .append("ok", 1.0);
    }

    private static String payload(Document query) {
        Object payload = query.get("payload");
        return new String(payload instanceof BinData data ? data.getData() : (byte[]) payload, UTF_8);
    }

    @Override
    public void handleClose(Channel channel) {
        conversations.remove(channel);
        signedIn.remove(channel);
        super.handleClose(channel);
    }
}
