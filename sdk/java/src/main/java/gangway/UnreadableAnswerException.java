package gangway;

/** The server answered something else than the API's document says. */
public final class UnreadableAnswerException extends GangwayException {
    private static final long serialVersionUID = 1;

    /** For the client only. */
    public UnreadableAnswerException(String what) {
        super(what, null);
    }
}
