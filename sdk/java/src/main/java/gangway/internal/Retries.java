package gangway.internal;

import gangway.Nullable;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** When a request is sent again, and how long before that is waited. */
final class Retries {
    private static final Set<Integer> STATUSES = Set.of(408, 429, 503);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private Retries() {}

    /** How long to wait before the next try; null if there is none. Without an answer the connection had failed. */
    static @Nullable Duration pause(int retries, @Nullable HttpResponse<byte[]> response) {
        if (response != null && !STATUSES.contains(response.statusCode())) {
            return null;
        }
        long limit = Math.min(8_000, 500L << Math.min(retries, 10));
        Duration backoff = Duration.ofMillis(ThreadLocalRandom.current().nextLong(limit + 1));
        Duration asked = response == null ? null : after(response.headers(), Instant.now());
        if (asked == null) {
            return backoff;
        }
        if (asked.compareTo(LONGEST_WAIT) > 0) {
            return null;
        }
        return asked.compareTo(backoff) > 0 ? asked : backoff;
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
