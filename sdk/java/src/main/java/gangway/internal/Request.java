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
        RequestOptions options) {}
