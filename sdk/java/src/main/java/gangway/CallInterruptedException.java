package gangway;

/** The thread was interrupted during the call; it is still marked as interrupted. */
public final class CallInterruptedException extends GangwayException {
    private static final long serialVersionUID = 1;

    /** For the client only. */
    public CallInterruptedException(InterruptedException cause) {
        super("the call was interrupted", cause);
    }
}
