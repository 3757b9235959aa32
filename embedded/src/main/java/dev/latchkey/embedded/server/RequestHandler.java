package dev.latchkey.embedded.server;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import de.bwaldvogel.mongo.wire.message.MongoReply;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the requests of a connection answered, one after the other, by a thread of their own: the one that reads from the
 * connections goes on, so that nobody waits for another's scan, and it is noticed when a client goes.
 */
final class RequestHandler extends SimpleChannelInboundHandler<ClientRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);
    private static final int MOST_WAITING = 64;

    private final MongoBackend backend;
    private final Executor threads;
    private final Queue<ClientRequest> waiting = new ArrayDeque<>();
    private boolean busy;
    private int lastId;

    RequestHandler(MongoBackend backend, Executor threads) {
        this.backend = backend;
        this.threads = threads;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
        if (waiting.size() == MOST_WAITING) {
            context.close();
            return;
        }
        waiting.add(request);
        next(context);
    }

    private void next(ChannelHandlerContext context) {
        var request = busy ? null : waiting.poll();
        if (request == null) {
            return;
        }
        busy = true;
        var header = new MessageHeader(++lastId, request.getHeader().getRequestID());
        try {
            threads.execute(() -> answer(context, request, header));
        } catch (RejectedExecutionException closing) {
            context.close();
        }
    }

    private void answer(ChannelHandlerContext context, ClientRequest request, MessageHeader header) {
        var document = perform(request);
        Object answer = request instanceof MongoQuery
                ? new MongoReply(header, document)
                : new MongoMessage(request.getChannel(), header, document);
        context.executor().execute(() -> {
            context.writeAndFlush(answer);
            busy = false;
            next(context);
        });
    }

    private Document perform(ClientRequest request) {
        try {
            return switch (request) {
                case MongoMessage message -> backend.handleMessage(message);
                case MongoQuery query -> performOld(query);
                default -> throw new MongoServerException("request of " + request.getClass());
            };
        } catch (MongoServerException e) {
            LOG.debug("refused: {}", e.getMessage());
            return error(e);
        } catch (RuntimeException | Error e) {
            LOG.error("a request of database {} failed", request.getDatabaseName(), e);
            return error(
                    new MongoServerException("internal error: " + e.getClass().getName()));
        }
    }

    /** How drivers introduce themselves. */
    private Document performOld(MongoQuery query) {
        if (!query.getCollectionName().equals("$cmd")) {
            throw new MongoServerException("OP_QUERY of " + query.getCollectionName() + " (expected: a command)");
        }
        var given = query.getQuery();
        var command = given.get("$query") instanceof Document inner ? inner : given;
        return backend.handleCommand(
                query.getChannel(),
                query.getDatabaseName(),
                command.keySet().iterator().next(),
                command);
    }

    private static Document error(MongoServerException failure) {
        var error = new Document("ok", 0).append("errmsg", failure.getMessageWithoutErrorCode());
        if (failure instanceof MongoServerError coded) {
            error.append("code", coded.getCode());
            error.putIfNotNull("codeName", coded.getCodeName());
        }
        return error;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("connection {} fails", context.channel(), cause);
        context.close();
    }
}
