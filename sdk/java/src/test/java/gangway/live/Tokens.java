package gangway.live;

import gangway.ApiException;
import gangway.Gangway;
import gangway.model.ListClientsParams;
import gangway.model.ProblemCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

final class Tokens {
    private Tokens() {}

    /** Twenty calls at once: the codes of those that were refused. */
    private static List<String> twenty(Gangway gangway) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        List<String> codes = new ArrayList<>();
        try {
            Callable<Object> call = () -> gangway.clients().list(ListClientsParams.builder().limit(1).build());
            for (Future<Object> answer : threads.invokeAll(Collections.nCopies(20, call))) {
                try {
                    answer.get();
                } catch (ExecutionException e) {
                    codes.add(((ApiException) e.getCause()).code());
                }
            }
        } finally {
            threads.shutdown();
        }
        return codes;
    }

    static void once(World world) throws InterruptedException {
        Check.equal(List.of(), twenty(world.fresh()));
        Check.equal(20, world.seen("GET", "/clients").size());
        Check.equal(1, world.seen("POST", "/oauth/token").size());
        Check.equal(null, World.header(world.seen("POST", "/oauth/token").get(0), "idempotency-key"));

        // They share a failure too.
        Gangway wrong = Gangway.create(world.url, world.clientId, "not-the-secret");
        Check.equal(Collections.nCopies(20, "invalid_client"), twenty(wrong));
        Check.that(world.seen("POST", "/oauth/token").size() < 10, "too many tokens are asked for");
    }

    static void renewed(World world) {
        String refusal = "{\"status\": 401}";
        Gangway gangway = world.fresh();
        world.fault("GET", "/clients", refusal);
        gangway.clients().list();
        Check.equal(2, world.seen("GET", "/clients").size());
        Check.equal(2, world.seen("POST", "/oauth/token").size());

        world.fault("GET", "/clients", refusal, refusal);
        Check.refused(401, ProblemCode.UNAUTHENTICATED, () -> gangway.clients().list());
        Check.equal(4, world.seen("GET", "/clients").size());

        // A fixed token cannot be renewed; a provider is asked once more.
        Gangway fixed = Gangway.builder(world.url).token("not-a-token").build();
        Check.equal(401, Check.fails(ApiException.class, () -> fixed.clients().list()).status());
        Check.equal(5, world.seen("GET", "/clients").size());
        AtomicInteger asked = new AtomicInteger();
        Gangway provided = Gangway.builder(world.url).tokenProvider(() -> "token-" + asked.incrementAndGet()).build();
        Check.equal(401, Check.fails(ApiException.class, () -> provided.clients().list()).status());
        Check.equal(2, asked.get());

        // The token endpoint's own error has the same type.
        Gangway wrong = Gangway.create(world.url, world.clientId, "wrong-secret");
        ApiException error = Check.refused(401, "invalid_client", () -> wrong.clients().list());
        Check.that(!error.toString().contains("wrong-secret"), error);
        Check.that(!wrong.toString().contains("wrong-secret"), wrong);
    }

    static void beforeEnd(World world) throws InterruptedException {
        Gangway gangway = world.fresh();
        world.fault("POST", "/oauth/token", "{\"patch\": {\"expires_in\": 1}}");
        gangway.clients().list();
        Thread.sleep(600);
        gangway.clients().list();
        gangway.clients().list();
        Check.equal(2, world.seen("POST", "/oauth/token").size());
    }
}
