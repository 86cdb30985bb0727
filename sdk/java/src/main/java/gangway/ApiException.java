package gangway;

import gangway.model.FieldProblem;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The server refused: with a problem, or the token endpoint with an OAuth error. Decide by {@link #code()}. */
public final class ApiException extends GangwayException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String title;
    private final String detail;
    private final transient List<FieldProblem> errors;
    private final String host;
    private final transient HttpHeaders headers;
    private final transient @Nullable Duration retryAfter;
    private final transient Map<String, Object> members;

    /** For the client, and for tests of yours. */
    public ApiException(
            int status,
            String code,
            String title,
            String detail,
            List<FieldProblem> errors,
            String host,
            HttpHeaders headers,
            @Nullable Duration retryAfter,
            Map<String, Object> members) {
        super(text(status + " " + code, detail, errors, host, headers), null);
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.host = host;
        this.headers = headers;
        this.retryAfter = retryAfter;
        this.members = members;
    }

    private static String text(
            String begin, String detail, List<FieldProblem> errors, String host, HttpHeaders headers) {
        StringBuilder text = new StringBuilder(begin);
        if (!detail.isEmpty()) {
            text.append(": ").append(detail);
        }
        for (FieldProblem error : errors) {
            String what = error.pointer() + " " + error.code() + ": " + error.detail();
            text.append("; ").append(what);
        }
        String request = headers.firstValue("X-Request-Id").map(id -> "request " + id + ", ").orElse("");
        return text.append(" (").append(request).append("host ").append(host).append(")").toString();
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /**
     * The stable code of the cause: one of {@link gangway.model.ProblemCode}, an OAuth error of the token endpoint such
     * as {@code invalid_client}, or, when the answer is not the API's, {@code unknown}.
     */
    public String code() {
        return code;
    }

    /** What the code means. */
    public String title() {
        return title;
    }

    /** What happened and what to do now. */
    public String detail() {
        return detail;
    }

    /** Every refused member of the request; empty with other codes than {@code invalid_request}. */
    public List<FieldProblem> errors() {
        return errors;
    }

    /** The request's id, for support. */
    public @Nullable String requestId() {
        return headers.firstValue("X-Request-Id").orElse(null);
    }

    /** Who answered, with the port unless it is the usual one. */
    public String host() {
        return host;
    }

    /** How long to wait before trying again, if the server said it. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Whether this is the stored answer to an earlier request with the same idempotency key. */
    public boolean replayed() {
        return headers.firstValue("Idempotent-Replayed").filter("true"::equals).isPresent();
    }

    /** The answer's headers. */
    public HttpHeaders headers() {
        return headers;
    }

    /** All members of the problem, also those of its code alone. */
    public Map<String, Object> members() {
        return members;
    }
}
