package gangway.internal;

import com.fasterxml.jackson.databind.JsonNode;
import gangway.ApiException;
import gangway.CallInterruptedException;
import gangway.ConnectionException;
import gangway.Nullable;
import gangway.RequestOptions;
import gangway.RequestTimeoutException;
import gangway.UnreadableAnswerException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches a token when one is needed, for all threads at once, and keeps it until shortly before its end. */
final class ClientCredentials implements Tokens {
    private record Token(String text, long fetchedAt, long lifetime) {
        /** Until a minute before its end; when it is shorter than two, for half of its life. */
        boolean isFresh() {
            return System.nanoTime() - fetchedAt < Math.max(lifetime - 60_000_000_000L, lifetime / 2);
        }
    }

    private final Transport transport;
    private final String authorization;
    private final byte[] form;
    private @Nullable Token token;
    private @Nullable CompletableFuture<Token> fetching;

    ClientCredentials(Transport transport, String clientId, String clientSecret, @Nullable String scope) {
        this.transport = transport;
        // RFC 6749, 2.3.1: both are encoded as in a form.
        String pair = URLEncoder.encode(clientId, StandardCharsets.UTF_8)
                + ":"
                + URLEncoder.encode(clientSecret, StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        Map<String, List<String>> members = new TreeMap<>(Map.of("grant_type", List.of("client_credentials")));
        if (scope != null) {
            members.put("scope", List.of(scope));
        }
        this.form = Call.joined(members).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String get(Deadline deadline) {
        while (true) {
            CompletableFuture<Token> result;
            boolean mine = false;
            synchronized (this) {
                if (token != null && token.isFresh()) {
                    return token.text();
                }
                if (fetching == null) {
                    fetching = new CompletableFuture<>();
                    mine = true;
                }
                result = fetching;
            }
            if (mine) {
                fetch(result, deadline);
            }
            try {
                return result.get(deadline.left(), TimeUnit.NANOSECONDS).text();
            } catch (TimeoutException e) {
                throw deadline.missedBy(transport.host());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CallInterruptedException(e);
            } catch (ExecutionException e) {
                Throwable cause = e.getCause();
                if (mine || !isItsOwn(cause)) {
                    throw failure(cause);
                }
            }
        }
    }

    @Override
    public synchronized boolean refused(String refused) {
        if (token != null && token.text().equals(refused)) {
            token = null;
        }
        return true;
    }

    private void fetch(CompletableFuture<Token> result, Deadline deadline) {
        Token fetched = null;
        Throwable error = null;
        try {
            fetched = send(deadline);
        } catch (RuntimeException | Error e) {
            error = e;
        }
        synchronized (this) {
            token = fetched;
            fetching = null;
        }
        if (error == null) {
            result.complete(fetched);
        } else {
            result.completeExceptionally(error);
        }
    }

    private Token send(Deadline deadline) {
        long begun = System.nanoTime();
        RequestOptions options = RequestOptions.create().header("Authorization", authorization);
        Request request = new Request(
                "issueToken", "POST", "/oauth/token", "", form, "application/x-www-form-urlencoded", false, options);
        byte[] answer = transport.call(request, deadline).body();
        try {
            JsonNode token = Json.MAPPER.readTree(answer);
            String text = token.path("access_token").textValue();
            // RFC 6749 only recommends expires_in: without it a token is kept until it is refused.
            long seconds = token.path("expires_in").asLong(Long.MAX_VALUE);
            if (text != null) {
                return new Token(text, begun, TimeUnit.SECONDS.toNanos(Math.max(seconds, 0)));
            }
        } catch (IOException e) {
            // The cause could quote the token.
        }
        throw new UnreadableAnswerException("the token endpoint's answer is no token");
    }

    /**
     * Whether a failure is that of the call which fetched, and not the end of those who wait: its thread was
     * interrupted, or another try can help, for which they may have more time.
     */
    private static boolean isItsOwn(Throwable cause) {
        if (cause instanceof ApiException error) {
            return Retries.helps(error.status(), error.code(), true);
        }
        return cause instanceof CallInterruptedException
                || cause instanceof RequestTimeoutException
                || cause instanceof ConnectionException;
    }

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }
}
