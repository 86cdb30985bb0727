package gangway;

/** Why a call did not succeed. */
public abstract class GangwayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** For the exceptions of this package. */
    protected GangwayException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
