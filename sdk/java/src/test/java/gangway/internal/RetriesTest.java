package gangway.internal;

import gangway.ConnectionException;
import gangway.GangwayException;
import gangway.RequestTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLHandshakeException;

/** What is tried again, and when. */
public final class RetriesTest {
    private static void check(boolean holds, Object what) {
        if (!holds) {
            throw new AssertionError(String.valueOf(what));
        }
    }

    private static void pauses() {
        List<Integer> longest = List.of(500, 1000, 2000, 4000, 8000, 8000);
        for (int retries = 0; retries < longest.size(); retries++) {
            Duration most = Duration.ofMillis(longest.get(retries));
            check(most.equals(Retries.delay(retries, null, 1)), retries);
            check(most.dividedBy(2).equals(Retries.delay(retries, null, 0)), retries);
            Duration asked = Duration.ofSeconds(7);
            check(asked.equals(Retries.delay(retries, asked, 0)), retries);
            check(asked.plus(most).equals(Retries.delay(retries, asked, 1)), retries);
        }
        check(Retries.delay(0, Duration.ofSeconds(61), 0) == null, "more than a minute is waited");
        // Two clients do not wake at the same moment.
        Set<Duration> waits = new HashSet<>();
        for (int client = 0; client < 60; client++) {
            waits.add(Retries.delay(2, Duration.ofSeconds(1), ThreadLocalRandom.current().nextDouble()));
        }
        check(waits.size() > 50, waits);
    }

    private static void chances() {
        for (int status : List.of(408, 429, 503)) {
            check(Retries.helps(status, false) && Retries.helps(status, true), status);
        }
        for (int status : List.of(500, 502, 504)) {
            check(!Retries.helps(status, false) && Retries.helps(status, true), status);
        }
        for (int status : List.of(400, 404, 409, 412, 422, 501)) {
            check(!Retries.helps(status, false) && !Retries.helps(status, true), status);
        }
        GangwayException refused = new ConnectionException("gangway.test", new ConnectException("refused"));
        check(Retries.helps(refused, false) && Retries.helps(refused, true), refused);
        GangwayException late = new RequestTimeoutException("gangway.test", Duration.ofSeconds(1));
        for (GangwayException failure : List.of(late, new ConnectionException("gangway.test", new IOException("reset")))) {
            check(!Retries.helps(failure, false) && Retries.helps(failure, true), failure);
        }
        GangwayException untrusted = new ConnectionException("gangway.test", new SSLHandshakeException("no"));
        check(!Retries.helps(untrusted, false) && !Retries.helps(untrusted, true), untrusted);
    }

    /** Named so that Maven finds it, without a test framework. */
    public void testRetries() {
        pauses();
        chances();
    }

    public static void main(String[] arguments) {
        new RetriesTest().testRetries();
    }
}
