package gangway.live;

import com.fasterxml.jackson.databind.JsonNode;
import gangway.Gangway;
import gangway.Webhook;
import gangway.WebhookException;
import gangway.model.Event;
import gangway.model.EventType;
import gangway.model.ListClientsParams;
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
        Exception error = Check.fails(IllegalArgumentException.class, () -> new Webhook("whsec_not!base64"));
        Check.that(!error.getMessage().contains("not!base64"), error);
    }
}
