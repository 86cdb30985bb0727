package gangway;

/** A delivery is not to be trusted: answer it with 400. */
public final class WebhookException extends GangwayException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** For {@link Webhook} only. */
    public WebhookException(Reason reason) {
        super("the delivery was refused: " + reason, null);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** Why a delivery is refused. */
    public enum Reason {
        /** One of the three headers is not there. */
        MISSING_HEADER,
        /** Its time is no number. */
        BAD_TIMESTAMP,
        /** It is older than the tolerance. */
        TOO_OLD,
        /** Its time is too far in the future. */
        TOO_NEW,
        /** No signature is made with this secret over this body. */
        NO_MATCHING_SIGNATURE,
        /** The body is no event. */
        UNREADABLE
    }
}
