package gangway.internal;

import gangway.Attempt;
import gangway.CallInterruptedException;
import gangway.ConnectionException;
import gangway.Gangway;
import gangway.GangwayException;
import gangway.NotModifiedException;
import gangway.Nullable;
import gangway.Outcome;
import gangway.RequestOptions;
import gangway.RequestTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Sends requests: with a token, and again where that helps. */
public final class Transport {
    /**
     * What holds when nothing is set. The retries with their pauses of 20 to 40 seconds outlive a server's restart; an
     * attempt has more time than the 30 seconds that an empty page of events can be held open.
     */
    public static final RequestOptions DEFAULTS = RequestOptions.create()
            .timeout(Duration.ofSeconds(60))
            .attemptTimeout(Duration.ofSeconds(40))
            .maxRetries(8);

    /** Names the package, its version and the runtime. */
    public static final String USER_AGENT = "gangway-java/" + Gangway.VERSION + " java/" + Runtime.version().feature();

    private final String url;
    private final HttpClient http;
    private final RequestOptions defaults;
    private final Consumer<Attempt> before;
    private final Gangway.AfterResponse after;
    private final Tokens tokens;
    private final Consumer<HttpResponse<byte[]>> seen;

    /** Without tokens. */
    public Transport(
            String url,
            HttpClient http,
            RequestOptions defaults,
            Consumer<Attempt> before,
            Gangway.AfterResponse after) {
        this(checked(url), http, defaults, before, after, Tokens.NONE, response -> {});
    }

    private Transport(
            String url,
            HttpClient http,
            RequestOptions defaults,
            Consumer<Attempt> before,
            Gangway.AfterResponse after,
            Tokens tokens,
            Consumer<HttpResponse<byte[]>> seen) {
        this.url = url;
        this.http = http;
        this.defaults = defaults;
        this.before = before;
        this.after = after;
        this.tokens = tokens;
        this.seen = seen;
    }

    /** With tokens. */
    public Transport with(Tokens tokens) {
        return new Transport(url, http, defaults, before, after, tokens, seen);
    }

    /** With somebody who sees the answers to calls that succeed. */
    public Transport seenBy(Consumer<HttpResponse<byte[]>> seen) {
        return new Transport(url, http, defaults, before, after, tokens, seen);
    }

    /** The address of the API. */
    public String url() {
        return url;
    }

    /** How long a call may take, unless it says so itself. */
    Duration timeout() {
        return Objects.requireNonNull(defaults.timeout());
    }

    String host() {
        return hostOf(URI.create(url));
    }

    /** Who is asked, with the port unless it is the usual one. */
    static String hostOf(URI address) {
        int usual = address.getScheme().equals("https") ? 443 : 80;
        int port = address.getPort();
        return address.getHost() + (port == -1 || port == usual ? "" : ":" + port);
    }

    /** Answers what the server answered, if that is a success. */
    HttpResponse<byte[]> call(Request request) {
        RequestOptions options = request.options().over(defaults);
        return call(request, Deadline.in(Objects.requireNonNull(options.timeout())));
    }

    /** The same for a part of a call, which has that call's deadline. */
    HttpResponse<byte[]> call(Request request, Deadline deadline) {
        HttpResponse<byte[]> response = send(request, deadline);
        if (response.statusCode() == 304) {
            throw new NotModifiedException();
        }
        if (response.statusCode() / 100 != 2) {
            throw Problems.of(response);
        }
        seen.accept(response);
        return response;
    }

    private HttpResponse<byte[]> send(Request request, Deadline deadline) {
        RequestOptions options = request.options().over(defaults);
        int maxRetries = Objects.requireNonNull(options.maxRetries());
        boolean repeatable = request.isRepeatable(options);
        int retries = 0;
        boolean renewed = false;
        for (int number = 1; ; number++) {
            String token = null;
            if (request.authorized()) {
                token = Objects.requireNonNull(tokens.get(deadline), "the token is null");
            }
            // A provider of the caller's can take longer than the call has.
            if (deadline.left() <= 0) {
                throw deadline.missedBy(host());
            }
            HttpResponse<byte[]> response = null;
            GangwayException failure = null;
            try {
                response = attempt(request, options, deadline, token, number);
            } catch (ConnectionException | RequestTimeoutException e) {
                failure = e;
            }
            if (response != null && response.statusCode() == 401 && token != null && !renewed) {
                renewed = true;
                if (tokens.refused(token)) {
                    continue;
                }
            }
            Duration pause = retries < maxRetries ? Retries.pause(retries, response, failure, repeatable) : null;
            // A pause that would outlast the call is not begun.
            if (pause == null || pause.toNanos() >= deadline.left()) {
                if (response != null) {
                    return response;
                }
                throw Objects.requireNonNull(failure);
            }
            retries++;
            sleep(pause);
        }
    }

    private HttpResponse<byte[]> attempt(
            Request request, RequestOptions options, Deadline deadline, @Nullable String token, int number) {
        HttpRequest prepared = prepare(request, options, token);
        Attempt attempt = new Attempt(request.operation(), number, request.method(), request.path());
        tell(() -> before.accept(attempt));
        long begun = System.nanoTime();
        Deadline own = Deadline.in(Objects.requireNonNull(options.attemptTimeout()));
        HttpResponse<byte[]> response;
        try {
            response = exchange(prepared, own.left() < deadline.left() ? own : deadline);
        } catch (GangwayException e) {
            Outcome outcome = new Outcome(0, e, null, Duration.ofNanos(System.nanoTime() - begun));
            tell(() -> after.accept(attempt, outcome));
            throw e;
        }
        String requestId = response.headers().firstValue("X-Request-Id").orElse(null);
        Duration duration = Duration.ofNanos(System.nanoTime() - begun);
        Outcome outcome = new Outcome(response.statusCode(), null, requestId, duration);
        tell(() -> after.accept(attempt, outcome));
        return response;
    }

    /**
     * A hook that fails ends no call: the server may have done it already. From Kotlin it can throw checked exceptions
     * too, and all threads that wait for a token would wait forever.
     */
    private static void tell(Runnable hook) {
        try {
            hook.run();
        } catch (Exception e) {
            System.getLogger("gangway").log(System.Logger.Level.WARNING, "a hook failed", e);
        }
    }

    private HttpRequest prepare(Request request, RequestOptions options, @Nullable String token) {
        URI uri = URI.create(url + request.path() + (request.query().isEmpty() ? "" : "?" + request.query()));
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri).setHeader("User-Agent", USER_AGENT);
        if (uri.getScheme().equals("http")) {
            // Without TLS the client would ask for an upgrade each time.
            builder.version(HttpClient.Version.HTTP_1_1);
        }
        if (token != null) {
            if (!token.matches("[!-~]+")) {
                // The HTTP client would quote it.
                throw new IllegalArgumentException("the token has characters that no token can have");
            }
            builder.setHeader("Authorization", "Bearer " + token);
        }
        options.headers().forEach(builder::setHeader);
        byte[] body = request.body();
        if (body != null) {
            builder.setHeader("Content-Type", request.mediaType());
        }
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body);
        return builder.method(request.method(), publisher).build();
    }

    /** The deadline holds for the whole answer, where a timeout of the HTTP client ends with the headers. */
    private HttpResponse<byte[]> exchange(HttpRequest request, Deadline deadline) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            return answer.get(deadline.left(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw deadline.missedBy(host());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            // Also what is no IOException: the HTTP client throws others at headers that it cannot read.
            throw new ConnectionException(host(), e.getCause());
        }
    }

    static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(e);
        }
    }

    private static String checked(String url) {
        boolean right;
        try {
            URI uri = new URI(Objects.requireNonNull(url, "the address is null"));
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean more = uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null;
            right = http && uri.getHost() != null && !more;
        } catch (URISyntaxException e) {
            // It quotes the address, which may have a password.
            right = false;
        }
        if (!right) {
            throw new IllegalArgumentException("the address must be http(s)://host[:port][/path]");
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
