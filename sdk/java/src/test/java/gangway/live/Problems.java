package gangway.live;

import gangway.ApiException;
import gangway.Gangway;
import gangway.RequestOptions;
import gangway.model.Address;
import gangway.model.Contact;
import gangway.model.CreateClient;
import gangway.model.FieldProblem;
import gangway.model.ProblemCode;
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
