package gangway;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What holds for one call only. Each method answers new options:
 * {@code RequestOptions.create().ifMatch(client.version()).timeout(Duration.ofSeconds(5))}.
 */
public final class RequestOptions {
    private static final RequestOptions NONE = new RequestOptions(Map.of(), null, null, null);

    private final Map<String, String> headers;
    private final @Nullable Duration timeout;
    private final @Nullable Duration attemptTimeout;
    private final @Nullable Integer maxRetries;

    private RequestOptions(
            Map<String, String> headers,
            @Nullable Duration timeout,
            @Nullable Duration attemptTimeout,
            @Nullable Integer maxRetries) {
        this.headers = headers;
        this.timeout = timeout;
        this.attemptTimeout = attemptTimeout;
        this.maxRetries = maxRetries;
    }

    /** Options that change nothing. */
    public static RequestOptions create() {
        return NONE;
    }

    /** Does a POST once only, however often it is sent with this key; without it each call makes its own. */
    public RequestOptions idempotencyKey(String key) {
        return header("Idempotency-Key", key);
    }

    /** Only if the resource still has this version; else the problem {@code version_mismatch}. */
    public RequestOptions ifMatch(int version) {
        return ifMatch("\"v" + version + "\"");
    }

    /** Only if the resource still has this ETag; else the problem {@code version_mismatch}. */
    public RequestOptions ifMatch(String etag) {
        return header("If-Match", quoted(etag));
    }

    /** Only if the resource has another version; else {@link NotModifiedException}. */
    public RequestOptions ifNoneMatch(int version) {
        return ifNoneMatch("\"v" + version + "\"");
    }

    /** Only if the resource has another ETag; else {@link NotModifiedException}. */
    public RequestOptions ifNoneMatch(String etag) {
        return header("If-None-Match", quoted(etag));
    }

    /** Without its quotes an ETag matches nothing, as if somebody had changed the resource. */
    private static String quoted(String etag) {
        return etag.equals("*") || etag.contains("\"") ? etag : '"' + etag + '"';
    }

    /** The language of texts for people: {@code en} or {@code es}. */
    public RequestOptions acceptLanguage(String language) {
        return header("Accept-Language", language);
    }

    /** A header of your own; its value is ASCII on one line. */
    public RequestOptions header(String name, String value) {
        if (!value.matches("[\t -~]*")) {
            // The HTTP client would quote it, or send something else.
            throw new IllegalArgumentException("the value of " + name + " has characters that no header can have");
        }
        Map<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        changed.putAll(headers);
        changed.put(name, value);
        return new RequestOptions(Collections.unmodifiableMap(changed), timeout, attemptTimeout, maxRetries);
    }

    /** How long the call may take, with its token, all its attempts, and the pauses between them. */
    public RequestOptions timeout(Duration timeout) {
        return new RequestOptions(headers, positive(timeout), attemptTimeout, maxRetries);
    }

    /** How long each attempt may take, from the connection to the end of the answer. */
    public RequestOptions attemptTimeout(Duration timeout) {
        return new RequestOptions(headers, this.timeout, positive(timeout), maxRetries);
    }

    private static Duration positive(Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("a timeout must be longer than nothing");
        }
        return timeout;
    }

    /** How often a request is sent again at most. */
    public RequestOptions maxRetries(int maxRetries) {
        if (maxRetries < 0) {
            throw new IllegalArgumentException("there cannot be fewer than no retries");
        }
        return new RequestOptions(headers, timeout, attemptTimeout, maxRetries);
    }

    /** The headers that are sent. */
    public Map<String, String> headers() {
        return headers;
    }

    /** How long the call may take; null leaves it to the client. */
    public @Nullable Duration timeout() {
        return timeout;
    }

    /** How long each attempt may take; null leaves it to the client. */
    public @Nullable Duration attemptTimeout() {
        return attemptTimeout;
    }

    /** How often a request is sent again; null leaves it to the client. */
    public @Nullable Integer maxRetries() {
        return maxRetries;
    }

    /** These options, and where they say nothing, those. */
    public RequestOptions over(RequestOptions those) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(those.headers);
        all.putAll(headers);
        return new RequestOptions(
                Collections.unmodifiableMap(all),
                timeout != null ? timeout : those.timeout,
                attemptTimeout != null ? attemptTimeout : those.attemptTimeout,
                maxRetries != null ? maxRetries : those.maxRetries);
    }

    /** Without the headers' values. */
    @Override
    public String toString() {
        String times = ", timeout=" + timeout + ", attemptTimeout=" + attemptTimeout;
        return "RequestOptions[headers=" + headers.keySet() + times + ", maxRetries=" + maxRetries + "]";
    }
}
