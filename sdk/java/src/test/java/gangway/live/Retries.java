package gangway.live;

import com.fasterxml.jackson.databind.JsonNode;
import gangway.ApiException;
import gangway.CallInterruptedException;
import gangway.ConnectionException;
import gangway.GangwayException;
import gangway.RequestOptions;
import gangway.RequestTimeoutException;
import gangway.Response;
import gangway.model.ClientProfile;
import gangway.model.CreateClient;
import gangway.model.ListClientsParams;
import gangway.model.ProblemCode;
import gangway.model.UpdateClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

final class Retries {
    private static final String BUSY = "{\"status\": 503, \"retryAfter\": 0}";
    private static final String RESET = "{\"reset\": \"before\"}";

    private Retries() {}

    static void idempotent(World world) {
        CreateClient body = world.createClient().externalRef("CRM-LOST").build();
        world.fault("POST", "/clients", "{\"reset\": \"after\"}");
        Response<ClientProfile> answer = world.gangway.withResponse(g -> g.clients().create(body));
        Check.that(answer.replayed(), answer);
        Check.equal(201, answer.status());
        List<JsonNode> seen = world.seen("POST", "/clients");
        Check.equal(2, seen.size());
        String key = World.header(seen.get(0), "idempotency-key");
        Check.equal(key, World.header(seen.get(1), "idempotency-key"));
        Check.equal(key, UUID.fromString(key).toString());
        ListClientsParams same = ListClientsParams.builder().externalRef("CRM-LOST").build();
        Check.equal(1, world.gangway.clients().list(same).data().size());
    }

    static void ownKey(World world) {
        CreateClient body = world.createClient().build();
        RequestOptions own = RequestOptions.create().idempotencyKey("onboarding-1");
        Response<ClientProfile> first = world.gangway.withResponse(g -> g.clients().create(body, own));
        Response<ClientProfile> second = world.gangway.withResponse(g -> g.clients().create(body, own));
        Check.equal(first.data(), second.data());
        Check.that(!first.replayed() && second.replayed(), second);
        for (JsonNode request : world.seen("POST", "/clients")) {
            Check.equal("onboarding-1", World.header(request, "idempotency-key"));
        }
        CreateClient other = world.createClient().build();
        Check.refused(422, ProblemCode.IDEMPOTENCY_KEY_REUSED, () -> world.gangway.clients().create(other, own));
    }

    static void on503(World world) {
        world.fault("GET", "/clients", BUSY, BUSY);
        world.gangway.clients().list();
        Check.equal(3, world.seen("GET", "/clients").size());
    }

    static void on429WithDate(World world) {
        long begun = Instant.now().getEpochSecond();
        world.fault("GET", "/clients", "{\"status\": 429, \"retryAfter\": \"date\"}");
        world.gangway.clients().list();
        Check.that(Instant.now().getEpochSecond() > begun, "it did not wait");
        Check.equal(2, world.seen("GET", "/clients").size());
    }

    /** The JDK sends a GET again by itself, but no POST. */
    static void onReset(World world) {
        world.fault("GET", "/clients", RESET);
        world.gangway.clients().list();
        Check.equal(2, world.seen("GET", "/clients").size());
        world.fault("POST", "/clients", RESET, RESET);
        world.gangway.clients().create(world.createClient().build());
        Check.equal(3, world.seen("POST", "/clients").size());
    }

    static void on5xx(World world) {
        for (int status : List.of(500, 502, 504)) {
            world.forget();
            world.fault("GET", "/clients", "{\"status\": " + status + "}");
            world.gangway.clients().list();
            Check.equal(2, world.seen("GET", "/clients").size());
        }
        String running = "{\"status\": 409, \"code\": \"idempotency_in_progress\"}";
        world.fault("POST", "/clients", "{\"status\": 500}", running, "{\"status\": 504}");
        ClientProfile client = world.gangway.clients().create(world.createClient().build());
        List<JsonNode> seen = world.seen("POST", "/clients");
        Check.equal(4, seen.size());
        Check.equal(World.header(seen.get(0), "idempotency-key"), World.header(seen.get(3), "idempotency-key"));

        String path = "/clients/" + client.id();
        UpdateClient change = UpdateClient.builder().name("Panadería Luna").build();
        RequestOptions ifMatch = RequestOptions.create().ifMatch(client.version());
        world.fault("PATCH", path, "{\"status\": 502}");
        world.gangway.clients().update(client.id(), change, ifMatch);
        Check.equal(2, world.seen("PATCH", path).size());
        for (String fault : List.of("{\"status\": 502}", RESET)) {
            world.forget();
            world.fault("PATCH", path, fault);
            Check.fails(GangwayException.class, () -> world.gangway.clients().update(client.id(), change));
            Check.equal(1, world.seen("PATCH", path).size());
        }

        world.forget();
        world.fault("GET", "/clients", "{\"delay\": 4}");
        world.gangway.clients().list(RequestOptions.create().attemptTimeout(Duration.ofSeconds(1)));
        Check.equal(2, world.seen("GET", "/clients").size());
    }

    static void restart(World world) {
        CreateClient body = world.createClient().build();
        world.restart();
        ClientProfile client = world.gangway.clients().create(body);
        Check.that(world.seen("POST", "/clients").size() > 2, "it was not down");
        world.restart();
        Check.equal(client.name(), world.gangway.clients().get(client.id()).name());
    }

    static void deadline(World world) {
        RequestOptions second = RequestOptions.create().timeout(Duration.ofSeconds(1));
        for (boolean head : List.of(true, false)) {
            world.forget();
            world.fault("GET", "/clients", "{\"drip\": 0.05, \"head\": " + head + "}");
            Instant begun = Instant.now();
            Check.fails(RequestTimeoutException.class, () -> world.gangway.clients().list(second));
            long took = Duration.between(begun, Instant.now()).toMillis();
            Check.that(took > 900 && took < 2000, took);
            Check.equal(1, world.seen("GET", "/clients").size());
        }

        world.fault("GET", "/clients", "{\"status\": 503, \"retryAfter\": 30}");
        Instant again = Instant.now();
        RequestOptions seconds = RequestOptions.create().timeout(Duration.ofSeconds(5));
        Check.refused(503, ProblemCode.DATABASE_BUSY, () -> world.gangway.clients().list(seconds));
        Check.that(Instant.now().isBefore(again.plusSeconds(2)), "it waits in vain");
    }

    static void givesUp(World world) {
        RequestOptions twice = RequestOptions.create().maxRetries(2);
        world.fault("GET", "/clients", BUSY, BUSY, "{\"status\": 429, \"retryAfter\": 0}", BUSY);
        ApiException error =
                Check.refused(429, ProblemCode.RATE_LIMITED, () -> world.gangway.clients().list(twice));
        Check.equal("from-the-proxy", error.requestId());
        Check.equal(Duration.ZERO, error.retryAfter());
        Check.equal(3, world.seen("GET", "/clients").size());

        RequestOptions once = RequestOptions.create().maxRetries(0);
        Check.refused(503, ProblemCode.DATABASE_BUSY, () -> world.gangway.clients().list(once));
        world.fault("POST", "/clients", RESET, RESET, RESET);
        CreateClient body = world.createClient().build();
        Check.fails(ConnectionException.class, () -> world.gangway.clients().create(body, twice));
        Check.equal(3, world.seen("POST", "/clients").size());
        // A minute is the longest that is waited.
        world.fault("GET", "/clients", "{\"status\": 503, \"retryAfter\": 61}");
        Check.refused(503, ProblemCode.DATABASE_BUSY, () -> world.gangway.clients().list());
    }

    static void notOnRefusals(World world) {
        CreateClient wrong = world.createClient().domain("not a domain").build();
        Check.refused(422, ProblemCode.INVALID_REQUEST, () -> world.gangway.clients().create(wrong));
        CreateClient twice = world.createClient().externalRef("CRM-TWICE").build();
        world.gangway.clients().create(twice);
        Check.refused(409, ProblemCode.EXTERNAL_REF_TAKEN, () -> world.gangway.clients().create(twice));
        Check.equal(3, world.seen("POST", "/clients").size());
    }

    static void timeout(World world) {
        world.fault("GET", "/clients", "{\"delay\": 3}");
        Instant begun = Instant.now();
        RequestOptions soon = RequestOptions.create().timeout(Duration.ofMillis(300));
        Check.fails(RequestTimeoutException.class, () -> world.gangway.clients().list(soon));
        Check.that(Instant.now().isBefore(begun.plusSeconds(2)), "it took too long");
        Check.equal(1, world.seen("GET", "/clients").size());

        // An interruption ends the call, and nothing is tried again.
        world.fault("GET", "/resellers", "{\"delay\": 3}");
        Thread caller = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            try {
                Thread.sleep(300);
                caller.interrupt();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        interrupter.start();
        Check.fails(CallInterruptedException.class, () -> world.gangway.resellers().list());
        Check.that(Thread.interrupted(), "the thread is not marked as interrupted");
        Check.equal(1, world.seen("GET", "/resellers").size());
    }
}
