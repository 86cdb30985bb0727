// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * What an owner's link is good for.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class OwnerLinkStatus extends OpenEnum {
    /** The owner can do the own steps by it. */
    public static final OwnerLinkStatus ACTIVE = new OwnerLinkStatus("active");

    /** Its time is over. */
    public static final OwnerLinkStatus EXPIRED = new OwnerLinkStatus("expired");

    /** It was revoked, or its account was unlinked. */
    public static final OwnerLinkStatus REVOKED = new OwnerLinkStatus("revoked");

    /**
     * The account is linked and its role verified. Until its time is over its page says so, and takes nothing
     * any more.
     */
    public static final OwnerLinkStatus DONE = new OwnerLinkStatus("done");

    private OwnerLinkStatus(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static OwnerLinkStatus of(String value) {
        return new OwnerLinkStatus(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<OwnerLinkStatus> values() {
        return List.of(ACTIVE, EXPIRED, REVOKED, DONE);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code active}. */
        ACTIVE,
        /** {@code expired}. */
        EXPIRED,
        /** {@code revoked}. */
        REVOKED,
        /** {@code done}. */
        DONE,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "active" -> Known.ACTIVE;
            case "expired" -> Known.EXPIRED;
            case "revoked" -> Known.REVOKED;
            case "done" -> Known.DONE;
            default -> Known.OTHER;
        };
    }
}
