package gangway;

import gangway.internal.Call;
import gangway.internal.Tokens;
import gangway.internal.Transport;
import gangway.model.Spec;
import gangway.resource.Resources;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A client of the Gangway API. Keep one: it is safe for all threads, which share its connections and its token. */
public final class Gangway extends Resources {
    /** The version of this package, which is the one of the API's document. */
    public static final String VERSION = Spec.VERSION;

    private final Transport transport;

    private Gangway(Transport transport) {
        super(transport);
        this.transport = transport;
    }

    /**
     * A client with a credential's id and secret.
     *
     * @param url The address of the API.
     * @param clientId The credential's id.
     * @param clientSecret Its secret.
     * @return The client.
     */
    public static Gangway create(String url, String clientId, String clientSecret) {
        return builder(url).credentials(clientId, clientSecret).build();
    }

    /** Makes a client with other settings. */
    public static Builder builder(String url) {
        return new Builder(url);
    }

    /** What a call answers, with all that came with it: {@code withResponse(g -> g.clients().get(id)).etag()}. */
    public <T> Response<T> withResponse(Function<Gangway, T> call) {
        AtomicReference<HttpResponse<byte[]>> seen = new AtomicReference<>();
        T data = call.apply(new Gangway(transport.seenBy(seen::set)));
        HttpResponse<byte[]> response = seen.get();
        if (response == null) {
            throw new IllegalStateException("nothing was called with the client that was given");
        }
        return new Response<>(data, response.statusCode(), response.headers());
    }

    /** See {@link #request(Class, String, String, Map, Object, RequestOptions)}. */
    public <T> @Nullable T request(Class<T> type, String method, String path) {
        return request(type, method, path, Map.of(), null, null);
    }

    /**
     * A request of your own, with the client's token, retries and exceptions: for what this version does not have.
     *
     * @param type What the JSON of the answer is read as: a class of yours, {@code JsonNode}, or String for its text.
     * @param method The method.
     * @param path Below the client's address, such as {@code /clients}, with its ids escaped.
     * @param query The query parameters.
     * @param body What is sent as JSON.
     * @param options What holds for this request only.
     * @param <T> The type of the answer.
     * @return The answer; null when it has no body.
     */
    public <T> @Nullable T request(
            Class<T> type,
            String method,
            String path,
            Map<String, ?> query,
            @Nullable Object body,
            @Nullable RequestOptions options) {
        return Call.raw(transport, method, path).query(query).body(body).options(options).any(type);
    }

    /** What came with the answer to a call that answers nothing: {@code responseOf(g -> g.clients().archive(id))}. */
    public Response<@Nullable Void> responseOf(Consumer<Gangway> call) {
        return withResponse(client -> {
            call.accept(client);
            return null;
        });
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "Gangway[" + transport.url() + "]";
    }

    /** The settings of a client. */
    public static final class Builder {
        private final String url;
        private Tokens tokens = Tokens.NONE;
        private @Nullable String clientId;
        private @Nullable String clientSecret;
        private @Nullable String scope;
        private @Nullable HttpClient http;
        private RequestOptions defaults = Transport.DEFAULTS;
        private Consumer<Attempt> before = attempt -> {};
        private AfterResponse after = (attempt, outcome) -> {};

        private Builder(String url) {
            this.url = url;
        }

        /** A credential's id and secret: tokens are fetched with them when they are needed. */
        public Builder credentials(String clientId, String clientSecret) {
            this.clientId = Objects.requireNonNull(clientId, "clientId");
            this.clientSecret = Objects.requireNonNull(clientSecret, "clientSecret");
            return this;
        }

        /** With credentials: the scopes that tokens are to have, separated by blanks; else all of the credential's. */
        public Builder scope(String scope) {
            this.scope = scope;
            return this;
        }

        /** A token of yours, in place of credentials. */
        public Builder token(String token) {
            this.clientId = null;
            this.tokens = Tokens.fixed(token);
            return this;
        }

        /** Asked for a token before each request, in place of credentials; and once more after a 401. */
        public Builder tokenProvider(Supplier<String> provider) {
            this.clientId = null;
            this.tokens = Tokens.from(provider);
            return this;
        }

        /** How long a call may take, with its token, all its attempts, and the pauses; 60 seconds if not set. */
        public Builder timeout(Duration timeout) {
            defaults = defaults.timeout(timeout);
            return this;
        }

        /** How long each attempt may take, from the connection to the end of the answer; 40 seconds if not set. */
        public Builder attemptTimeout(Duration timeout) {
            defaults = defaults.attemptTimeout(timeout);
            return this;
        }

        /** How often a request is sent again at most; 8 if not set. */
        public Builder maxRetries(int maxRetries) {
            defaults = defaults.maxRetries(maxRetries);
            return this;
        }

        /** The language of texts for people: {@code en} or {@code es}. */
        public Builder acceptLanguage(String language) {
            defaults = defaults.acceptLanguage(language);
            return this;
        }

        /** Names your program in the server's log, such as {@code onboarding/1.2}: it ends the {@code User-Agent}. */
        public Builder appName(String name) {
            defaults = defaults.header("User-Agent", Transport.USER_AGENT + " " + name);
            return this;
        }

        /** A header for every request. */
        public Builder header(String name, String value) {
            defaults = defaults.header(name, value);
            return this;
        }

        /**
         * An HTTP client of yours: for proxies, certificates, executors. It must follow no redirects: the API has none,
         * and the token would go along to another host.
         */
        public Builder httpClient(HttpClient http) {
            if (http.followRedirects() != HttpClient.Redirect.NEVER) {
                throw new IllegalArgumentException("the HTTP client must not follow redirects");
            }
            this.http = http;
            return this;
        }

        /** Sees every attempt before it is sent, those for tokens too. */
        public Builder beforeRequest(Consumer<Attempt> before) {
            this.before = before;
            return this;
        }

        /** Sees how every attempt ended, those for tokens too. */
        public Builder afterResponse(AfterResponse after) {
            this.after = after;
            return this;
        }

        /** The client. */
        public Gangway build() {
            HttpClient client = http;
            if (client == null) {
                client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
            }
            Transport plain = new Transport(url, client, defaults, before, after);
            boolean credentials = clientId != null && clientSecret != null;
            return new Gangway(plain.with(credentials ? Tokens.of(plain, clientId, clientSecret, scope) : tokens));
        }
    }

    /** Sees how attempts ended. */
    @FunctionalInterface
    public interface AfterResponse {
        /** Called after each attempt, by the thread that made it. */
        void accept(Attempt attempt, Outcome outcome);
    }
}
