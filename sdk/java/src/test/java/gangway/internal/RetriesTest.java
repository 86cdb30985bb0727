package gangway.internal;

import gangway.ConnectionException;
import gangway.GangwayException;
import gangway.RequestOptions;
import gangway.RequestTimeoutException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
            check(Retries.helps(status, "ours", false) && Retries.helps(status, "ours", true), status);
        }
        check(Retries.helps(429, "unknown", false), "another's 429");
        for (int status : List.of(408, 500, 502, 503, 504)) {
            check(!Retries.helps(status, "unknown", false) && Retries.helps(status, "unknown", true), status);
        }
        check(!Retries.helps(409, "idempotency_in_progress", false), "in progress");
        check(Retries.helps(409, "idempotency_in_progress", true), "in progress");
        for (int status : List.of(400, 404, 409, 412, 422, 501)) {
            check(!Retries.helps(status, "ours", false) && !Retries.helps(status, "ours", true), status);
        }
        RequestOptions none = RequestOptions.create();
        for (RequestOptions options : List.of(none, none.ifMatch("*"), none.ifMatch(3))) {
            Request change = new Request("archiveClient", "DELETE", "/clients/x", "", null, "", true, options);
            check(change.isRepeatable(options) == options.headers().containsValue("\"v3\""), options.headers());
        }
        GangwayException refused = new ConnectionException("gangway.test", new ConnectException("refused"));
        check(Retries.helps(refused, false) && Retries.helps(refused, true), refused);
        GangwayException late = new RequestTimeoutException("gangway.test", Duration.ofSeconds(1));
        for (GangwayException failure : List.of(late, new ConnectionException("gangway.test", new IOException("reset")))) {
            check(!Retries.helps(failure, false) && Retries.helps(failure, true), failure);
        }
        GangwayException untrusted = handshake(new CertificateException("no"));
        check(!Retries.helps(untrusted, false) && !Retries.helps(untrusted, true), untrusted);
        GangwayException broken = handshake(new EOFException("the peer closed"));
        check(Retries.helps(broken, false) && Retries.helps(broken, true), broken);
    }

    private static GangwayException handshake(Exception cause) {
        return new ConnectionException("gangway.test", new SSLHandshakeException("no").initCause(cause));
    }

    private static void hosts() {
        Map<String, String> hosts = Map.of(
                "https://a.test:443/x", "a.test", "http://a.test:80", "a.test", "http://a.test", "a.test",
                "https://a.test:80", "a.test:80", "https://[::1]:443", "[::1]", "https://[::1]:8443", "[::1]:8443");
        hosts.forEach((url, host) -> check(host.equals(Transport.hostOf(URI.create(url))), url));
    }

    /** Named so that Maven finds it, without a test framework. */
    public void testRetries() {
        pauses();
        chances();
        hosts();
    }

    public static void main(String[] arguments) {
        new RetriesTest().testRetries();
    }
}
