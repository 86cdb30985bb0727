// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * Whether a pricebook can be assigned.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class PricebookStatus extends OpenEnum {
    /** It can. */
    public static final PricebookStatus ACTIVE = new PricebookStatus("active");

    /** It can only be read. */
    public static final PricebookStatus RETIRED = new PricebookStatus("retired");

    private PricebookStatus(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static PricebookStatus of(String value) {
        return new PricebookStatus(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<PricebookStatus> values() {
        return List.of(ACTIVE, RETIRED);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code active}. */
        ACTIVE,
        /** {@code retired}. */
        RETIRED,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "active" -> Known.ACTIVE;
            case "retired" -> Known.RETIRED;
            default -> Known.OTHER;
        };
    }
}
