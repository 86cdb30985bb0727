package gangway.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gangway.ApiException;
import gangway.ConnectionException;
import gangway.Gangway;
import gangway.GangwayException;
import gangway.Page;
import gangway.RequestOptions;
import gangway.RequestTimeoutException;
import gangway.UnreadableAnswerException;
import gangway.model.ClientStatus;
import gangway.model.Event;
import gangway.model.LinkRequestStatus;
import gangway.model.OwnerLink;
import gangway.model.ProblemCode;
import gangway.model.TrustPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Logger;

/** What a good server never does, and what needs none. */
public final class RuntimeTest {
    private static final String TOKEN = "{\"access_token\": \"t-1\", \"expires_in\": 3600}";

    private final HttpServer server;
    private final Gangway gangway;
    private final Map<String, String> headers = new HashMap<>();
    private int status;
    private String answer = "";
    private String token = TOKEN;
    private String path = "";
    private int tokens;
    private volatile int tokenStatus = 200;
    private volatile int tokenDelay;

    public RuntimeTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::reply);
        server.start();
        gangway = fresh("/below/");
    }

    private Gangway fresh(String path) {
        return builder(path).build();
    }

    private Gangway.Builder builder(String path) {
        return Gangway.builder("http://127.0.0.1:" + server.getAddress().getPort() + path)
                .credentials("id", "s3cret")
                .maxRetries(0);
    }

    private void reply(HttpExchange exchange) throws IOException {
        boolean isToken = exchange.getRequestURI().getPath().endsWith("/oauth/token");
        path = exchange.getRequestURI().toString();
        tokens += isToken ? 1 : 0;
        headers.forEach(exchange.getResponseHeaders()::set);
        byte[] body = (isToken ? token : answer).getBytes(StandardCharsets.UTF_8);
        int code = isToken ? tokenStatus : status;
        if (isToken) {
            // Only once.
            tokenStatus = 200;
            sleep(tokenDelay);
        }
        exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
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

    /** What is wrong in the program is told without its secrets. */
    private static void wrong(Runnable call) {
        try {
            call.run();
        } catch (IllegalArgumentException e) {
            check(!e.toString().contains("s3cret") && !e.toString().contains("t-1"), e);
            return;
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

    private void answers() {
        answers(502, "<html>");
        ApiException error = fails(ApiException.class, () -> gangway.clients().get("x y/é?"));
        check(error.code().equals(ProblemCode.UNKNOWN) && error.status() == 502 && error.requestId() == null, error);
        check(path.equals("/below/clients/x%20y%2F%C3%A9%3F"), path);

        answers(422, "{\"code\": \"of_tomorrow\", \"errors\": {\"not\": \"a list\"}, \"current\": 7}");
        error = fails(ApiException.class, () -> gangway.clients().get("x"));
        check(error.code().equals("of_tomorrow") && error.errors().isEmpty(), error);
        check(Integer.valueOf(7).equals(error.members().get("current")), error.members());

        for (String wrong : List.of("", "null", "[]", "t-1", "{\"createdAt\": \"yesterday\"}")) {
            answers(200, wrong);
            String what = fails(UnreadableAnswerException.class, () -> gangway.clients().get("x")).getMessage();
            check(!what.endsWith(" at "), what);
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

        answers(200, "{\"id\": \"owl_1\", \"url\": \"https://gangway.example/o/gwo_hush\"}");
        OwnerLink link = gangway.cloudAccounts().getOwnerLink("acc_1", "owl_1");
        check(link.url().endsWith("hush"), link);
        check(link.toString().contains("id=owl_1") && !List.of(link).toString().contains("hush"), link);

        for (String etag : List.of("v3", "\"v3\"")) {
            check(RequestOptions.create().ifMatch(etag).headers().equals(Map.of("If-Match", "\"v3\"")), etag);
        }
        check(RequestOptions.create().ifNoneMatch("*").headers().containsValue("*"), "any");
        check(Map.of(ClientStatus.ACTIVE, 1).containsKey(ClientStatus.of("active")), "equality");
    }

    private void strangers() throws IOException {
        answers(422, "{\"code\": \"of_tomorrow\", \"errors\": [null]}");
        ApiException error = fails(ApiException.class, () -> gangway.clients().get("x"));
        check(error.code().equals("of_tomorrow") && error.errors().isEmpty(), error);

        headers.put("Retry-After", "9".repeat(30));
        answers(503, "");
        error = fails(ApiException.class, () -> gangway.clients().get("x", RequestOptions.create().maxRetries(1)));
        check(error.retryAfter() != null && error.retryAfter().toDays() > 1, error.retryAfter());
        headers.clear();

        headers.put("Location", "/elsewhere");
        answers(302, "");
        check(fails(ApiException.class, () -> gangway.linkRequests().send("x")).code().equals(ProblemCode.UNKNOWN), path);
        check(path.equals("/below/link-requests/x/send"), path);
        headers.clear();

        // The page of a proxy is neither text nor a success without an answer.
        headers.put("Content-Type", "text/html; charset=utf-8");
        answers(200, "<html>");
        fails(UnreadableAnswerException.class, () -> gangway.clients().archive("x"));
        fails(UnreadableAnswerException.class, () -> gangway.roleArn().getSetupKit("x"));
        headers.put("Content-Type", "Application/JSON");
        answers(200, "{\"mood\": {\"cli\": 1}, \"Version\": \"1\"}");
        check(gangway.roleArn().getSetupKit("x") instanceof TrustPolicy, "not read as JSON");
        headers.clear();

        answers(200, "{\"data\": [{\"id\": \"cli_1\"}], \"nextCursor\": \"same\"}");
        fails(UnreadableAnswerException.class, () -> gangway.clients().list().stream().limit(9).count());

        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> {
                try (Socket connection = socket.accept()) {
                    byte[] bytes = "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}".getBytes(StandardCharsets.UTF_8);
                    connection.getOutputStream().write(bytes);
                    connection.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // It is over.
                }
            });
            answering.setDaemon(true);
            answering.start();
            String url = "http://127.0.0.1:" + socket.getLocalPort();
            Gangway broken = Gangway.builder(url).token("t-1").maxRetries(0).build();
            fails(ConnectionException.class, () -> broken.clients().get("x"));
        }
    }

    private void tokens() {
        answers(200, "{\"data\": []}");
        for (String text : List.of("{\"access_token\": \"t-1\"}", TOKEN.replace("3600", "99999999999"))) {
            token = text;
            tokens = 0;
            Gangway fresh = fresh("");
            fresh.clients().list();
            fresh.clients().list();
            check(tokens == 1, text);
        }
        token = TOKEN;
        tokens = 0;
        builder("").token("t-1").build().clients().list();
        check(tokens == 0, "credentials are used in place of the token");
        try {
            builder("").tokenProvider(() -> null).build().clients().list();
            throw new AssertionError("it succeeds");
        } catch (NullPointerException e) {
            check(e.getMessage().equals("the token is null"), e);
        }
    }

    /** A call that fails for lack of time takes none with it that wait for the same token. */
    private void waiting() throws Exception {
        answers(200, "{\"data\": []}");
        tokens = 0;
        tokenDelay = 300;
        tokenStatus = 503;
        Gangway fresh = fresh("");
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            int succeeded = 0;
            Callable<Boolean> call = () -> succeeds(fresh);
            for (Future<Boolean> result : pool.invokeAll(Collections.nCopies(4, call))) {
                succeeded += result.get() ? 1 : 0;
            }
            check(succeeded == 3 && tokens == 2, succeeded + " of 4, with " + tokens + " tokens");
        } finally {
            pool.shutdown();
        }
        RequestOptions soon = RequestOptions.create().timeout(Duration.ofMillis(100));
        String late = "no answer from 127.0.0.1:" + server.getAddress().getPort() + " within 100 ms";
        check(fails(RequestTimeoutException.class, () -> fresh("").clients().list(soon)).getMessage().equals(late), late);
        tokenDelay = 0;

        List<String> sent = new ArrayList<>();
        Gangway slow = builder("")
                .tokenProvider(() -> sleep(300))
                .beforeRequest(attempt -> sent.add(attempt.path()))
                .build();
        check(fails(RequestTimeoutException.class, () -> slow.linkRequests().send("x", soon)).getMessage().equals(late), late);
        check(sent.isEmpty(), sent);
    }

    private static boolean succeeds(Gangway gangway) {
        try {
            return gangway.clients().list().data().isEmpty();
        } catch (ApiException e) {
            check(e.status() == 503, e);
            return false;
        }
    }

    private static String sleep(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "t-1";
    }

    private void settings() {
        wrong(() -> RequestOptions.create().header("X-Key", "s3cret\r\nX-Other: 1"));
        wrong(() -> RequestOptions.create().idempotencyKey("clé"));
        wrong(() -> Gangway.builder("http://id:s3cret @127.0.0.1").build());
        wrong(() -> Gangway.builder("http://127.0.0.1/#below").build());
        HttpClient follows = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
        wrong(() -> builder("").httpClient(follows));
        RequestOptions patient = RequestOptions.create().timeout(Duration.ofSeconds(Long.MAX_VALUE));
        check(gangway.clients().list(patient).data().isEmpty(), "not empty");
        // As a hook in Kotlin can.
        Gangway watched = builder("").beforeRequest(attempt -> RuntimeTest.<RuntimeException>sneak()).build();
        check(watched.clients().list().data().isEmpty(), "not empty");
    }

    private void proxy() {
        HttpClient through = HttpClient.newBuilder().proxy(ProxySelector.of(server.getAddress())).build();
        Gangway client = Gangway.builder("http://gangway.example.com").token("t-1").httpClient(through).build();
        check(client.clients().list().data().isEmpty(), "not empty");
        check(path.equals("http://gangway.example.com/clients"), path);
        Gangway.Builder named = builder("");
        wrong(() -> named.appName("panadería"));
        check(LinkRequestStatus.values().size() == 12, "values");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> void sneak() throws E {
        throw (E) new IOException("a hook that fails, on purpose");
    }

    /** Named so that Maven finds it, without a test framework. */
    public void testRuntime() throws Exception {
        try {
            answers();
            strangers();
            tokens();
            waiting();
            settings();
            proxy();
        } finally {
            // Else a test that fails does not end.
            server.stop(0);
        }
    }

    public static void main(String[] arguments) throws Exception {
        new RuntimeTest().testRuntime();
    }
}
