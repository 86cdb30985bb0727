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

    RequestTimeoutException missedBy(String host) {
        return new RequestTimeoutException(host, timeout);
    }
}
