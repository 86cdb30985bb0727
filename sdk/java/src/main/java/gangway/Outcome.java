package gangway;

import java.time.Duration;

/**
 * How an attempt ended.
 *
 * @param status The HTTP status; 0 when there was no answer.
 * @param error Why there was no answer.
 * @param requestId The request's id, for support.
 * @param duration How long it took.
 */
public record Outcome(
        int status, @Nullable GangwayException error, @Nullable String requestId, Duration duration) {}
