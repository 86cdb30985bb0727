package gangway.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gangway.ApiException;
import gangway.Gangway;
import gangway.GangwayException;
import gangway.Page;
import gangway.UnreadableAnswerException;
import gangway.model.ClientStatus;
import gangway.model.Event;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;

/** What a good server never does, and what needs none. */
public final class RuntimeTest {
    private static final String TOKEN = "{\"access_token\": \"t-1\", \"expires_in\": 3600}";

    private final HttpServer server;
    private final Gangway gangway;
    private int status;
    private String answer = "";
    private String token = TOKEN;
    private String path = "";

    public RuntimeTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::reply);
        server.start();
        gangway = fresh("/below/");
    }

    private Gangway fresh(String path) {
        return Gangway.builder("http://127.0.0.1:" + server.getAddress().getPort() + path)
                .credentials("id", "s3cret")
                .maxRetries(0)
                .build();
    }

    private void reply(HttpExchange exchange) throws IOException {
        boolean isToken = exchange.getRequestURI().getPath().endsWith("/oauth/token");
        path = exchange.getRequestURI().toString();
        byte[] body = (isToken ? token : answer).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(isToken ? 200 : status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private <E extends GangwayException> E fails(Class<E> type, Runnable call) {
        try {
            call.run();
        } catch (GangwayException e) {
            check(!e.toString().contains("s3cret") && !e.toString().contains("t-1"), e);
            return type.cast(e);
        }
        throw new AssertionError("it succeeds");
    }

    private static void check(boolean holds, Object what) {
        if (!holds) {
            throw new AssertionError(String.valueOf(what));
        }
    }

    private void answers(int status, String answer) {
        this.status = status;
        this.answer = answer;
    }

    /** Named so that Maven finds it, without a test framework. */
    public void testRuntime() {
        answers(502, "<html>");
        ApiException error = fails(ApiException.class, () -> gangway.clients().get("x y/é?"));
        check(error.code().equals("http_502") && error.status() == 502 && error.requestId() == null, error);
        check(path.equals("/below/clients/x%20y%2F%C3%A9%3F"), path);

        answers(422, "{\"code\": \"of_tomorrow\", \"errors\": {\"not\": \"a list\"}, \"current\": 7}");
        error = fails(ApiException.class, () -> gangway.clients().get("x"));
        check(error.code().equals("of_tomorrow") && error.errors().isEmpty(), error);
        check(Integer.valueOf(7).equals(error.members().get("current")), error.members());

        for (String wrong : List.of("", "null", "[]", "t-1", "{\"createdAt\": \"yesterday\"}")) {
            answers(200, wrong);
            fails(UnreadableAnswerException.class, () -> gangway.clients().get("x"));
        }
        for (String wrong : List.of("{}", "{\"data\": 1}", "{\"data\": [1]}", "[]")) {
            answers(200, wrong);
            fails(UnreadableAnswerException.class, () -> gangway.clients().list());
        }
        answers(200, "{\"data\": [{\"id\": \"evt_1\", \"type\": \"moon.landed\"}], \"nextCursor\": \"a b\"}");
        Page<Event> page = gangway.events().list();
        answers(200, "{\"data\": [], \"nextCursor\": \"c\"}");
        check(page.stream().map(event -> event.type().value()).toList().equals(List.of("moon.landed")), page);
        check(path.equals("/below/events?cursor=a%20b"), path);
        check(page.next().flatMap(Page::next).map(Page::data).equals(Optional.of(List.of())), page);

        token = "{\"t-1\": 1}";
        fails(UnreadableAnswerException.class, () -> fresh("").clients().list());
        token = TOKEN;
        Gangway broken = Gangway.builder("http://127.0.0.1").token("t-1\n").build();
        try {
            broken.clients().list();
            throw new AssertionError("it succeeds");
        } catch (IllegalArgumentException e) {
            check(!e.getMessage().contains("t-1"), e);
        }
        answers(200, "{\"data\": []}");
        List<Integer> seen = new ArrayList<>();
        Logger.getLogger("gangway").setFilter(entry -> false);
        Gangway watched = Gangway.builder("http://127.0.0.1:" + server.getAddress().getPort())
                .token("t-1")
                .afterResponse((attempt, outcome) -> {
                    seen.add(outcome.status());
                    throw new IllegalStateException("a hook that fails, on purpose");
                })
                .build();
        check(watched.clients().list().data().isEmpty() && seen.equals(List.of(200)), seen);

        check(Map.of(ClientStatus.ACTIVE, 1).containsKey(ClientStatus.of("active")), "equality");
        server.stop(0);
    }

    public static void main(String[] arguments) throws IOException {
        new RuntimeTest().testRuntime();
    }
}
