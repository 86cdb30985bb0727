package gangway.live;

import gangway.ApiException;
import gangway.Gangway;
import gangway.GangwayException;
import gangway.RequestOptions;
import gangway.model.Address;
import gangway.model.Contact;
import gangway.model.CreateClient;
import gangway.model.FieldProblem;
import gangway.model.ProblemCode;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

final class Problems {
    private Problems() {}

    static void notFound(World world) {
        Gangway gangway = world.gangway;
        String id = "cli_00000000000000000000000000";
        ApiException error =
                Check.refused(404, ProblemCode.CLIENT_NOT_FOUND, () -> gangway.clients().get(id));
        Check.that(!error.detail().isEmpty() && error.requestId() != null, error);
        Check.equal("/clients/" + id, error.members().get("instance"));
        RequestOptions spanish = RequestOptions.create().acceptLanguage("es");
        ApiException other =
                Check.refused(404, ProblemCode.CLIENT_NOT_FOUND, () -> gangway.clients().get("a/b?c", spanish));
        Check.that(!other.title().equals(error.title()), other.title());
        Check.fails(IllegalArgumentException.class, () -> gangway.clients().get(""));
        Check.fails(IllegalArgumentException.class, () -> gangway.clients().get(".."));
    }

    static void conflict(World world) {
        CreateClient body = world.createClient().externalRef("CRM-CONFLICT").build();
        world.gangway.clients().create(body);
        Check.refused(409, ProblemCode.EXTERNAL_REF_TAKEN, () -> world.gangway.clients().create(body));
    }

    static void errorMessages(World world) {
        String host = URI.create(System.getenv("GANGWAY_URL")).getAuthority();
        String field = "{\"pointer\": \"/name\", \"code\": \"too_short\", \"detail\": \"Too short.\"}";
        Map<String, String> texts = Map.of(
                "{\"status\": 422, \"code\": \"invalid_request\", \"errors\": [" + field + "]}",
                "422 invalid_request: Made by the proxy.; /name too_short: Too short. (request from-the-proxy, host "
                        + host + ")",
                "{\"status\": 502}",
                "502 unknown: The answer is not the API's. (host " + host + ")",
                "{\"delay\": 1}",
                "no answer from " + host + " within 500 ms");
        RequestOptions once = RequestOptions.create().maxRetries(0);
        RequestOptions soon = once.timeout(Duration.ofMillis(500));
        texts.forEach((fault, text) -> {
            RequestOptions options = fault.contains("delay") ? soon : once;
            world.fault("GET", "/clients", fault);
            Check.equal(
                    text, Check.fails(GangwayException.class, () -> world.gangway.clients().list(options)).getMessage());
        });
        // A GET the JDK sends again itself.
        world.fault("POST", "/clients", "{\"reset\": \"before\"}");
        CreateClient body = world.createClient().build();
        String broken = Check.fails(GangwayException.class, () -> world.gangway.clients().create(body, once)).getMessage();
        Check.that(broken.startsWith("no connection to " + host + ": "), broken);
    }

    static void fieldErrors(World world) {
        CreateClient body = world.createClient()
                .domain("not a domain")
                .contact(Contact.builder().name("Nobody").email("nobody").build())
                .address(Address.builder().street("Mayor 1").city("Madrid").postalCode("28013").country("Spain").build())
                .build();
        ApiException error =
                Check.refused(422, ProblemCode.INVALID_REQUEST, () -> world.gangway.clients().create(body));
        Set<String> pointers = error.errors().stream().map(FieldProblem::pointer).collect(Collectors.toSet());
        Check.equal(Set.of("/contact/email", "/address/country", "/domain"), pointers);
        Check.that(error.errors().stream().noneMatch(e -> e.code().isEmpty() || e.detail().isEmpty()), error.errors());
    }
}
