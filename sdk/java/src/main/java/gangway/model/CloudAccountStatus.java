// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * How far the account is.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class CloudAccountStatus extends OpenEnum {
    /** Saved, nothing asked for. */
    public static final CloudAccountStatus REGISTERED = new CloudAccountStatus("registered");

    /** A link request is with the operations team. */
    public static final CloudAccountStatus REQUESTED = new CloudAccountStatus("requested");

    /** AWS's invitation is out. */
    public static final CloudAccountStatus INVITED = new CloudAccountStatus("invited");

    /** It is in the distributor's organization. */
    public static final CloudAccountStatus LINKED = new CloudAccountStatus("linked");

    /** It was taken out. */
    public static final CloudAccountStatus UNLINKED = new CloudAccountStatus("unlinked");

    /** AWS closed it. */
    public static final CloudAccountStatus CLOSED = new CloudAccountStatus("closed");

    private CloudAccountStatus(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static CloudAccountStatus of(String value) {
        return new CloudAccountStatus(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<CloudAccountStatus> values() {
        return List.of(REGISTERED, REQUESTED, INVITED, LINKED, UNLINKED, CLOSED);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code registered}. */
        REGISTERED,
        /** {@code requested}. */
        REQUESTED,
        /** {@code invited}. */
        INVITED,
        /** {@code linked}. */
        LINKED,
        /** {@code unlinked}. */
        UNLINKED,
        /** {@code closed}. */
        CLOSED,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "registered" -> Known.REGISTERED;
            case "requested" -> Known.REQUESTED;
            case "invited" -> Known.INVITED;
            case "linked" -> Known.LINKED;
            case "unlinked" -> Known.UNLINKED;
            case "closed" -> Known.CLOSED;
            default -> Known.OTHER;
        };
    }
}
