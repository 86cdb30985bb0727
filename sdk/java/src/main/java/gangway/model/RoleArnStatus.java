// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * Whether the role works.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class RoleArnStatus extends OpenEnum {
    /** Nobody has looked yet. */
    public static final RoleArnStatus NOT_CHECKED = new RoleArnStatus("not_checked");

    /** Green: it can be assumed, and only with the external ID. */
    public static final RoleArnStatus VERIFIED = new RoleArnStatus("verified");

    /** Red: it cannot be assumed, or its policy is missing. */
    public static final RoleArnStatus NO_ACCESS = new RoleArnStatus("no_access");

    /** It can be assumed without the external ID, or with a wrong one. */
    public static final RoleArnStatus INSECURE = new RoleArnStatus("insecure");

    /** AWS did not answer; check again. */
    public static final RoleArnStatus UNKNOWN = new RoleArnStatus("unknown");

    private RoleArnStatus(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static RoleArnStatus of(String value) {
        return new RoleArnStatus(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<RoleArnStatus> values() {
        return List.of(NOT_CHECKED, VERIFIED, NO_ACCESS, INSECURE, UNKNOWN);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code not_checked}. */
        NOT_CHECKED,
        /** {@code verified}. */
        VERIFIED,
        /** {@code no_access}. */
        NO_ACCESS,
        /** {@code insecure}. */
        INSECURE,
        /** {@code unknown}. */
        UNKNOWN,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "not_checked" -> Known.NOT_CHECKED;
            case "verified" -> Known.VERIFIED;
            case "no_access" -> Known.NO_ACCESS;
            case "insecure" -> Known.INSECURE;
            case "unknown" -> Known.UNKNOWN;
            default -> Known.OTHER;
        };
    }
}
