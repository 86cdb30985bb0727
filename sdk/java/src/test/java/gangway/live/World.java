package gangway.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gangway.Gangway;
import gangway.model.AddExistingAccount;
import gangway.model.Address;
import gangway.model.ClientProfile;
import gangway.model.CloudAccount;
import gangway.model.Contact;
import gangway.model.CreateClient;
import gangway.model.CreateReseller;
import gangway.model.ListPricebooksParams;
import gangway.model.OrganizationRole;
import gangway.model.Pricebook;
import gangway.model.PricebookKind;
import gangway.model.PutCloudProvider;
import gangway.model.Reseller;
import gangway.model.SupportType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What the scenarios work with: the client, the proxy's controls, and resources to begin with. */
final class World {
    static final ObjectMapper JSON = new ObjectMapper();

    final String url = variable("GANGWAY_URL");
    final String clientId = variable("GANGWAY_CLIENT_ID");
    final String secret = variable("GANGWAY_CLIENT_SECRET");
    final Path live = Path.of(variable("GANGWAY_LIVE"));
    final Gangway gangway = fresh();
    final Reseller reseller =
            gangway.resellers().create(CreateReseller.builder().name("Nube Partners").country("ES").build());
    final Pricebook master = gangway.pricebooks()
            .list(ListPricebooksParams.builder().kind(PricebookKind.MASTER).build())
            .data()
            .get(0);
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger count = new AtomicInteger();

    static String variable(String name) {
        String value = System.getenv(name);
        Check.that(value != null, name + " is not set");
        return value;
    }

    Gangway.Builder builder() {
        return Gangway.builder(url).credentials(clientId, secret);
    }

    /** A client that has no token yet. */
    Gangway fresh() {
        return builder().build();
    }

    /** Comes back when the server is down; it is started again after a while. */
    void restart() {
        control("POST", "/restart", "");
    }

    /** The next requests to this path get these faults, written as JSON. */
    void fault(String method, String path, String... faults) {
        String body = "{\"method\": \"%s\", \"path\": \"%s\", \"faults\": [%s]}";
        control("POST", "/faults", body.formatted(method, path, String.join(",", faults)));
    }

    /** What was sent to this path since the scenario began. */
    List<JsonNode> seen(String method, String path) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode request : control("GET", "/requests", "")) {
            boolean same = request.path("path").asText().split("\\?")[0].equals(path);
            if (same && request.path("method").asText().equals(method)) {
                found.add(request);
            }
        }
        return found;
    }

    static String header(JsonNode request, String name) {
        return request.path("headers").path(name).textValue();
    }

    void forget() {
        control("DELETE", "/requests", "");
    }

    private JsonNode control(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/__proxy" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            Check.equal(200, response.statusCode());
            return JSON.readTree(response.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    CreateClient.Builder createClient() {
        Contact contact =
                Contact.builder().name("Administration").email("admin@example.com").phone("+34 910 000 000").build();
        Address address =
                Address.builder().street("Calle Mayor 1").city("Madrid").postalCode("28013").country("ES").build();
        return CreateClient.builder()
                .name("Panadería Sol " + count.incrementAndGet())
                .contact(contact)
                .address(address)
                .resellerId(reseller.id());
    }

    /** A client with its pricebook. */
    ClientProfile client() {
        ClientProfile client = gangway.clients().create(createClient().build());
        gangway.clients().putCloudProvider(client.id(), PutCloudProvider.builder().pricebookId(master.id()).build());
        return client;
    }

    AddExistingAccount addAccount(ClientProfile client) {
        return AddExistingAccount.builder()
                .clientId(client.id())
                .awsAccountId("3%07d9999".formatted(count.incrementAndGet()))
                .supportType(SupportType.BASIC)
                .organizationRole(OrganizationRole.STANDALONE)
                .build();
    }

    CloudAccount account(ClientProfile client) {
        return gangway.cloudAccounts().create(addAccount(client));
    }
}
