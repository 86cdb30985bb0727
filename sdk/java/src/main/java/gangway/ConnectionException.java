package gangway;

/** The connection could not be made, or broke before the answer had come. */
public final class ConnectionException extends GangwayException {
    private static final long serialVersionUID = 1;

    /** For the client only. */
    public ConnectionException(String host, Throwable cause) {
        super("no connection to " + host + ": " + cause, cause);
    }
}
