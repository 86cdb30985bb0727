// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * Whether a reseller may use the API.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class ResellerStatus extends OpenEnum {
    /** It may. */
    public static final ResellerStatus ACTIVE = new ResellerStatus("active");

    /** Its tokens, and those of its customers, are refused. */
    public static final ResellerStatus SUSPENDED = new ResellerStatus("suspended");

    private ResellerStatus(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static ResellerStatus of(String value) {
        return new ResellerStatus(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<ResellerStatus> values() {
        return List.of(ACTIVE, SUSPENDED);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code active}. */
        ACTIVE,
        /** {@code suspended}. */
        SUSPENDED,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "active" -> Known.ACTIVE;
            case "suspended" -> Known.SUSPENDED;
            default -> Known.OTHER;
        };
    }
}
