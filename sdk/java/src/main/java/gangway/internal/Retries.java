package gangway.internal;

import gangway.ApiException;
import gangway.ConnectionException;
import gangway.GangwayException;
import gangway.Nullable;
import gangway.RequestTimeoutException;
import gangway.model.ProblemCode;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLHandshakeException;

/** When a request is sent again, and how long before that is waited. */
final class Retries {
    /** Of the API: another's 408 or 503, such as a proxy's, tells nothing of what the API did. */
    private static final Set<Integer> NOT_DONE = Set.of(408, 429, 503);

    private static final Set<Integer> MAYBE_DONE = Set.of(408, 500, 502, 503, 504);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private Retries() {}

    /**
     * How long to wait before the next try; null if there is none. Without an answer there is a failure. {@code
     * repeatable}: another try does no harm when this one was done.
     */
    static @Nullable Duration pause(
            int retries,
            @Nullable HttpResponse<byte[]> response,
            @Nullable GangwayException failure,
            boolean repeatable) {
        boolean helps = response == null
                ? helps(failure, repeatable)
                : response.statusCode() >= 400
                        && helps(response.statusCode(), Problems.of(response).code(), repeatable);
        if (!helps) {
            return null;
        }
        Duration asked = response == null ? null : after(response.headers(), Instant.now());
        return delay(retries, asked, ThreadLocalRandom.current().nextDouble());
    }

    /** How long to wait after a failure in a loop that never gives up; null if another try cannot help. */
    static @Nullable Duration outage(int failures, GangwayException failure) {
        if (failure instanceof ApiException problem) {
            Duration asked = problem.retryAfter();
            Duration pause = growing(failures).plus(asked == null ? Duration.ZERO : asked);
            return helps(problem.status(), problem.code(), true) ? pause : null;
        }
        boolean outage = failure instanceof ConnectionException || failure instanceof RequestTimeoutException;
        return outage && helps(failure, true) ? growing(failures) : null;
    }

    /** The pause before try number {@code times + 1}. */
    static Duration growing(int times) {
        return Objects.requireNonNull(delay(times, null, ThreadLocalRandom.current().nextDouble()));
    }

    static boolean helps(int status, String code, boolean repeatable) {
        if (NOT_DONE.contains(status) && (status == 429 || !code.equals(ProblemCode.UNKNOWN))) {
            return true;
        }
        return repeatable && (MAYBE_DONE.contains(status) || code.equals(ProblemCode.IDEMPOTENCY_IN_PROGRESS));
    }

    /** A certificate that is not trusted will not be the next time either. A handshake can also break off. */
    static boolean helps(@Nullable GangwayException failure, boolean repeatable) {
        boolean unsent = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException
                    || cause instanceof CertPathBuilderException
                    || cause instanceof CertPathValidatorException) {
                return false;
            }
            unsent |= cause instanceof ConnectException
                    || cause instanceof SSLHandshakeException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof UnresolvedAddressException;
        }
        return unsent || repeatable;
    }

    /**
     * A part of it is random, also beyond what the server asks for: those who were refused together must not come back
     * together.
     */
    static @Nullable Duration delay(int retries, @Nullable Duration asked, double random) {
        double backoff = Math.min(8_000, 500L << Math.min(retries, 10));
        if (asked == null) {
            return Duration.ofMillis((long) (backoff * (1 + random) / 2));
        }
        return asked.compareTo(LONGEST_WAIT) > 0 ? null : asked.plusMillis((long) (backoff * random));
    }

    /** What {@code Retry-After} says, in either of its forms. */
    static @Nullable Duration after(HttpHeaders headers, Instant now) {
        String text = headers.firstValue("Retry-After").orElse("").strip();
        if (text.matches("[0-9]+")) {
            // However many digits it has: a huge number must not be waited for either.
            return Duration.ofSeconds(Long.parseLong(text.substring(0, Math.min(text.length(), 18))));
        }
        try {
            Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            // A millisecond more, because sleeping counts whole ones.
            return date.isAfter(now) ? Duration.between(now, date).plusMillis(1) : Duration.ZERO;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
