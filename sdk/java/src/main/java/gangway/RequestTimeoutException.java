package gangway;

/**
 * A call took longer than its timeout, or its last attempt longer than the attempts' one. Whether the server did what was
 * asked is not known.
 */
public final class RequestTimeoutException extends GangwayException {
    private static final long serialVersionUID = 1;

    /** For the client only. */
    public RequestTimeoutException(String host, java.time.Duration timeout) {
        super("no answer from " + host + " within " + timeout.toMillis() + " ms", null);
    }

    /** For the client only: what was waited for did not happen in time. */
    public RequestTimeoutException(String message) {
        super(message, null);
    }
}
