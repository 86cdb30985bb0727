package gangway.internal;

import gangway.Nullable;
import gangway.RequestOptions;

/** What is sent, in every attempt. */
record Request(
        String operation,
        String method,
        String path,
        String query,
        byte @Nullable [] body,
        String mediaType,
        boolean authorized,
        RequestOptions options) {
    /**
     * Whether it can be sent again without harm when it has been done: reading, what is done once for each key or
     * version ({@code *} is none), and asking for a token. Every other POST has a key.
     */
    boolean isRepeatable(RequestOptions options) {
        String match = options.headers().getOrDefault("If-Match", "*").strip();
        return method.equals("GET") || method.equals("POST") || !match.equals("*");
    }
}
