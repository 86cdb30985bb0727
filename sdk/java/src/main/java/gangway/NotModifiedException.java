package gangway;

/** The resource still has the version that {@link RequestOptions#ifNoneMatch} named. */
public final class NotModifiedException extends GangwayException {
    private static final long serialVersionUID = 1;

    /** For the client only. */
    public NotModifiedException() {
        super("not modified", null);
    }
}
