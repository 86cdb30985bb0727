package gangway.internal;

import gangway.RequestTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** When a call has to be over. */
record Deadline(Duration timeout, long begun) {
    static Deadline in(Duration timeout) {
        return new Deadline(timeout, System.nanoTime());
    }

    /** The nanoseconds until then. */
    long left() {
        return TimeUnit.NANOSECONDS.convert(timeout) - (System.nanoTime() - begun);
    }

    /** How long is left of the timeout of a call; never nothing, because a timeout cannot be. */
    Duration rest() {
        return Duration.ofNanos(Math.max(left(), 1));
    }

    RequestTimeoutException missedBy(String host) {
        return new RequestTimeoutException(host, timeout);
    }
}
