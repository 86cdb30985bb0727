package gangway;

import gangway.model.LinkRequest;

/** A link request ended with another status than the one that was waited for. */
public final class EndedException extends GangwayException {
    private static final long serialVersionUID = 1;

    private final transient LinkRequest request;

    /** For the client, and for tests of yours. */
    public EndedException(String message, LinkRequest request) {
        super(message, null);
        this.request = request;
    }

    /** The request as it ended. */
    public LinkRequest request() {
        return request;
    }
}
