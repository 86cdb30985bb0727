package gangway.live;

import com.sun.net.httpserver.HttpServer;
import gangway.Webhook;
import gangway.WebhookException;
import gangway.model.Event;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes deliveries of webhooks. */
final class Receiver implements AutoCloseable {
    private record Delivery(Map<String, List<String>> headers, byte[] body) {}

    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private final HttpServer server;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hooks", exchange -> {
            deliveries.add(new Delivery(exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    /** The event of the next delivery, which each of the secrets has to fit. */
    Event next(String... secrets) throws InterruptedException {
        Delivery delivery = deliveries.poll(10, TimeUnit.SECONDS);
        Check.that(delivery != null, "no delivery came");
        Event event = null;
        for (String secret : secrets) {
            event = new Webhook(secret).verify(delivery.body(), delivery.headers());
            Check.equal(List.of(event.id()), delivery.headers().get("webhook-id"));
        }
        byte[] longer = Arrays.copyOf(delivery.body(), delivery.body().length + 1);
        Check.fails(WebhookException.class, () -> new Webhook(secrets[0]).verify(longer, delivery.headers()));
        return event;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
