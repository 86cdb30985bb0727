package gangway.live;

import com.fasterxml.jackson.databind.JsonNode;
import gangway.ApiException;
import gangway.EndedException;
import gangway.Gangway;
import gangway.RequestTimeoutException;
import gangway.Response;
import gangway.model.ClientProfile;
import gangway.model.CreateClient;
import gangway.model.CreateCredential;
import gangway.model.CreateLinkRequest;
import gangway.model.CreateWebhookEndpoint;
import gangway.model.Credential;
import gangway.model.CredentialRole;
import gangway.model.Event;
import gangway.model.EventType;
import gangway.model.LinkRequest;
import gangway.model.LinkRequestStatus;
import gangway.model.ListEventsParams;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What is written by hand beside the operations. */
final class Helpers {
    private Helpers() {}

    private static String submitted(World world, String number) {
        var body = world.addAccount(world.client());
        String account = world.gangway
                .cloudAccounts()
                .create(gangway.model.AddExistingAccount.builder()
                        .clientId(body.clientId())
                        .awsAccountId(number == null ? body.awsAccountId() : number)
                        .supportType(body.supportType())
                        .organizationRole(body.organizationRole())
                        .build())
                .id();
        CreateLinkRequest request = CreateLinkRequest.builder().cloudAccountId(account).build();
        return world.gangway.linkRequests().create(request).id();
    }

    private static String sent(World world, String number) {
        String id = submitted(world, number);
        world.gangway.linkRequests().approve(id);
        world.gangway.linkRequests().send(id);
        return id;
    }

    static void waitUntil(World world) {
        var requests = world.gangway.linkRequests();
        LinkRequest accepted =
                requests.waitUntil(sent(world, null), LinkRequestStatus.ACCEPTED, LinkRequestStatus.COMPLETED);
        Check.equal(LinkRequestStatus.ACCEPTED, accepted.status());

        String declined = sent(world, "300000000001");
        EndedException ended =
                Check.fails(EndedException.class, () -> requests.waitUntil(declined, LinkRequestStatus.ACCEPTED));
        Check.equal("link request " + declined + " is declined, which never becomes accepted", ended.getMessage());
        Check.equal(declined, ended.request().id());

        String waiting = submitted(world, null);
        long begun = System.nanoTime();
        RequestTimeoutException late = Check.fails(
                RequestTimeoutException.class,
                () -> requests.waitUntil(waiting, Duration.ofMillis(700), LinkRequestStatus.APPROVED));
        Check.equal("link request " + waiting + " is still submitted after 700 ms, not approved", late.getMessage());
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        Check.that(took >= 700 && took < 3000, took + " ms");
    }

    static void follow(World world) throws InterruptedException {
        ListEventsParams filter = ListEventsParams.builder().type(EventType.CLIENT_CREATED).build();
        ListEventsParams own =
                ListEventsParams.builder().since("beginning").resourceId(create(world)).build();
        Event first = world.gangway.events().list(own).data().get(0);
        // Without retries every outage is the loop's own.
        Gangway follower = world.builder().maxRetries(0).build();
        Iterator<Event> events = follower.events().follow(first.id(), filter).iterator();
        comes(create(world), events);
        world.restart();
        comes(create(world), events);
        world.fault("GET", "/events", "{\"status\": 502}", "{\"reset\": \"before\"}");
        comes(create(world), events);

        Credential credential = world.gangway
                .credentials()
                .create(CreateCredential.builder()
                        .name("Follower")
                        .role(CredentialRole.RESELLER)
                        .resellerId(world.reseller.id())
                        .build());
        Gangway limited = Gangway.create(world.url, credential.id(), credential.secret());
        world.forget();
        BlockingQueue<Object> came = new LinkedBlockingQueue<>();
        Thread thread = new Thread(() -> {
            try {
                limited.events().follow("now", filter).forEach(came::add);
            } catch (ApiException e) {
                came.add(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        while (world.seen("GET", "/events").stream().noneMatch(request -> request.path("status").asInt() == 200)) {
            Thread.sleep(50);
        }
        String client = create(world);
        Object event = came.poll(10, TimeUnit.SECONDS);
        Check.that(event instanceof Event found && found.resource().id().equals(client), event);
        world.gangway.credentials().revoke(credential.id());
        Object error = came.poll(30, TimeUnit.SECONDS);
        Check.that(error instanceof ApiException problem && problem.status() == 401, error);
    }

    private static String create(World world) {
        return world.gangway.clients().create(world.createClient().build()).id();
    }

    private static void comes(String client, Iterator<Event> events) {
        Check.equal(client, events.next().resource().id());
    }

    static void createOrFind(World world) {
        CreateClient.Builder body = world.createClient().externalRef("CRM-find");
        ClientProfile made = world.gangway.clients().createOrFind(body.build());
        ClientProfile found = world.gangway.clients().createOrFind(body.name("Another").build());
        Check.equal(made, found);
        world.forget();
        CreateClient without = world.createClient().build();
        Check.fails(IllegalArgumentException.class, () -> world.gangway.clients().createOrFind(without));
        Check.equal(0, world.seen("POST", "/clients").size());
    }

    static void rawRequest(World world) {
        Gangway named = world.builder().appName("onboarding/1.2").build();
        create(world);
        world.forget();
        world.fault("GET", "/clients", "{\"status\": 503, \"retryAfter\": 0}");
        Map<String, Object> query = Map.of("resellerId", world.reseller.id(), "limit", 1);
        JsonNode page = named.request(JsonNode.class, "get", "/clients", query, null, null);
        Check.equal(1, page.path("data").size());
        List<JsonNode> asked = world.seen("GET", "/clients");
        Check.equal(List.of(503, 200), asked.stream().map(one -> one.path("status").asInt()).toList());
        Check.that(World.header(asked.get(0), "user-agent").endsWith(" onboarding/1.2"), asked);

        CreateClient body = world.createClient().externalRef("CRM-raw").build();
        world.fault("POST", "/clients", "{\"reset\": \"after\"}");
        Response<ClientProfile> made = named.withResponse(
                client -> client.request(ClientProfile.class, "POST", "/clients", Map.of(), body, null));
        Check.that(made.replayed() && "CRM-raw".equals(made.data().externalRef()), made);
        CreateWebhookEndpoint hook = CreateWebhookEndpoint.builder()
                .url("https://example.com/hooks")
                .eventTypes(List.of(EventType.CLIENT_CREATED.value()))
                .build();
        String id = world.gangway.webhooks().createEndpoint(hook).id();
        Check.equal(null, named.request(String.class, "DELETE", "/webhook-endpoints/" + id));
        Check.refused(404, "client_not_found", () -> named.request(JsonNode.class, "GET", "/clients/cli_nobody"));
        Check.fails(
                IllegalArgumentException.class, () -> named.request(JsonNode.class, "GET", "/clients?limit=1"));
    }
}
