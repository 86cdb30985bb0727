package gangway;

import java.net.http.HttpHeaders;

/**
 * An answer with all that came with it.
 *
 * @param data What the call itself answers.
 * @param status The HTTP status.
 * @param headers The headers.
 * @param <T> The type of the data.
 */
public record Response<T>(T data, int status, HttpHeaders headers) {
    /** The resource's version, to send as {@code If-Match} or {@code If-None-Match}. */
    public @Nullable String etag() {
        return headers.firstValue("ETag").orElse(null);
    }

    /** The request's id, for support. */
    public @Nullable String requestId() {
        return headers.firstValue("X-Request-Id").orElse(null);
    }

    /** Whether this is the stored answer to an earlier request with the same idempotency key. */
    public boolean replayed() {
        return headers.firstValue("Idempotent-Replayed").filter("true"::equals).isPresent();
    }

    @Override
    public String toString() {
        return "Response[status=" + status + ", requestId=" + requestId() + "]";
    }
}
