package gangway.live;

import com.fasterxml.jackson.databind.JsonNode;
import gangway.Gangway;
import gangway.RequestOptions;
import gangway.Webhook;
import gangway.WebhookException;
import gangway.model.CreateWebhookEndpoint;
import gangway.model.Event;
import gangway.model.EventType;
import gangway.model.ListClientsParams;
import gangway.model.ListEventsParams;
import gangway.model.ProblemCode;
import gangway.model.RotateWebhookSecret;
import gangway.model.UpdateWebhookEndpoint;
import gangway.model.WebhookDelivery;
import gangway.model.WebhookDeliveryStatus;
import gangway.model.WebhookEndpoint;
import gangway.model.WebhookEndpointStatus;
import gangway.resource.WebhooksResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a program hears of its calls, and of the API. */
final class Hooks {
    private Hooks() {}

    static void hooks(World world) {
        List<String> lines = new ArrayList<>();
        Gangway gangway = world.builder()
                .beforeRequest(attempt -> lines.add(attempt.toString()))
                .afterResponse((attempt, outcome) -> {
                    Check.that(outcome.duration().toNanos() > 0, outcome);
                    String what = attempt.operation() + " " + attempt.number() + " " + attempt.method();
                    String how = outcome.status() + " " + (outcome.error() == null) + " " + outcome;
                    lines.add(what + " " + attempt.path() + " " + how);
                })
                .build();
        world.fault("GET", "/clients", "{\"status\": 503, \"retryAfter\": 0}", "{\"status\": 401}");
        gangway.clients().list(ListClientsParams.builder().limit(1).build());
        Check.equal(10, lines.size());
        Check.that(lines.get(0).startsWith("Attempt[operation=issueToken, number=1, method=POST"), lines.get(0));
        Check.that(lines.get(1).startsWith("issueToken 1 POST /oauth/token 200 true"), lines.get(1));
        Check.that(lines.get(3).startsWith("listClients 1 GET /clients 503 true"), lines.get(3));
        Check.that(lines.get(5).startsWith("listClients 2 GET /clients 401 true"), lines.get(5));
        Check.that(lines.get(7).startsWith("issueToken 1 POST /oauth/token 200 true"), lines.get(7));
        Check.that(lines.get(9).startsWith("listClients 3 GET /clients 200 true"), lines.get(9));

        world.fault("POST", "/clients", "{\"reset\": \"before\"}");
        gangway.clients().create(world.createClient().build());
        Check.that(lines.get(11).startsWith("createClient 1 POST /clients 0 false"), lines.get(11));
        String all = String.join("\n", lines) + gangway;
        String token = World.header(world.seen("POST", "/clients").get(0), "authorization").replace("Bearer ", "");
        Check.that(!all.contains(token) && !all.contains(world.secret), "a secret is seen");
        Check.that(!all.toLowerCase().contains("authorization"), "a header is seen");
    }

    static void webhooks(World world) throws IOException {
        JsonNode file = World.JSON.readTree(world.live.resolve("webhook-vectors.json").toFile());
        Instant now = Instant.ofEpochSecond(file.path("now").asLong());
        Webhook webhook = new Webhook(file.path("secret").asText())
                .tolerance(Duration.ofSeconds(file.path("toleranceSeconds").asLong()))
                .clock(Clock.fixed(now, ZoneOffset.UTC));
        for (JsonNode vector : file.path("vectors")) {
            Map<String, String> headers = new HashMap<>();
            vector.path("headers")
                    .properties()
                    .forEach(h -> headers.put(h.getKey().toUpperCase(Locale.ROOT), h.getValue().asText()));
            byte[] payload = vector.path("body").asText().getBytes(StandardCharsets.UTF_8);
            if (vector.path("valid").asBoolean()) {
                Event event = webhook.verify(payload, headers);
                Check.equal(EventType.CLIENT_CREATED, event.type());
                Check.equal(vector.path("headers").path("webhook-id").asText(), event.id());
                Check.equal(event, webhook.verify(payload, name -> vector.path("headers").path(name).textValue()));
            } else {
                Check.fails(WebhookException.class, () -> webhook.verify(payload, headers));
            }
        }
        JsonNode good = file.path("vectors").get(0);
        byte[] body = good.path("body").asText().getBytes(StandardCharsets.UTF_8);
        Map<String, String> signed = webhook.sign(body, good.path("headers").path("webhook-id").asText());
        Check.equal(good.path("headers").path("webhook-signature").asText(), signed.get("webhook-signature"));
        Check.equal(EventType.CLIENT_CREATED, webhook.verify(body, signed).type());
        for (JsonNode secret : file.path("badSecrets")) {
            Check.fails(IllegalArgumentException.class, () -> new Webhook(secret.asText()));
        }
        Exception error = Check.fails(IllegalArgumentException.class, () -> new Webhook("whsec_not!base64"));
        Check.that(!error.getMessage().contains("not!base64"), error);
    }

    static void deliveries(World world) throws IOException, InterruptedException {
        WebhooksResource hooks = world.gangway.webhooks();
        try (Receiver receiver = new Receiver()) {
            WebhookEndpoint endpoint = hooks.createEndpoint(CreateWebhookEndpoint.builder()
                    .url(receiver.url())
                    .eventTypes(List.of(EventType.CLIENT_CREATED.value()))
                    .description("Live suite")
                    .build());
            String id = endpoint.id();
            Check.that(!endpoint.toString().contains(endpoint.secret()), "the secret is shown");
            String client = world.gangway.clients().create(world.createClient().build()).id();
            Event event = receiver.next(endpoint.secret());
            ListEventsParams feed = ListEventsParams.builder().since("beginning").resourceId(client).build();
            Event told = world.gangway.events().list(feed).data().get(0);
            // Whence it was asked for is operations' alone, and goes to no receiver.
            Check.that(told.origin() != null && event.origin() == null, told);
            Check.equal(event.id(), told.id());
            Check.equal(event.data(), told.data());

            WebhookDelivery test = hooks.testEndpoint(id);
            Check.equal(WebhookDeliveryStatus.SUCCEEDED, test.status());
            Check.equal(204, test.attempts().get(0).status());
            Check.equal("webhook.test", receiver.next(endpoint.secret()).type().value());
            WebhookDelivery first = delivered(hooks, id, event);
            Check.equal("client.created 1", first.eventType() + " " + first.attempts().size());
            Check.equal(first.id(), hooks.retryDelivery(id, first.id()).id());
            Check.equal(event, receiver.next(endpoint.secret()));

            RotateWebhookSecret minute = RotateWebhookSecret.builder().graceSeconds(60).build();
            WebhookEndpoint rotated = hooks.rotateSecret(id, minute);
            Check.that(!rotated.secret().equals(endpoint.secret()), "the same secret");
            client = world.gangway.clients().create(world.createClient().build()).id();
            Check.equal(client, receiver.next(endpoint.secret(), rotated.secret()).resource().id());

            UpdateWebhookEndpoint off =
                    UpdateWebhookEndpoint.builder().clearDescription().enabled(false).build();
            WebhookEndpoint changed = hooks.updateEndpoint(id, off);
            Check.equal(WebhookEndpointStatus.DISABLED, changed.status());
            Check.that(changed.description() == null && changed.secret() == null, changed);
            Check.equal(changed, hooks.getEndpoint(id));
            Check.that(hooks.listEndpoints().stream().anyMatch(e -> e.id().equals(id)), "not listed");
            hooks.deleteEndpoint(id, RequestOptions.create().ifMatch(changed.version()));
            Check.refused(404, ProblemCode.WEBHOOK_ENDPOINT_NOT_FOUND, () -> hooks.getEndpoint(id));
        }
    }

    /** The delivery of an event, when its answer is there. */
    private static WebhookDelivery delivered(WebhooksResource hooks, String id, Event event)
            throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            for (WebhookDelivery delivery : hooks.listDeliveries(id).all()) {
                boolean succeeded = delivery.status().equals(WebhookDeliveryStatus.SUCCEEDED);
                if (succeeded && delivery.eventId().equals(event.id())) {
                    return delivery;
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("it was not delivered");
    }
}
