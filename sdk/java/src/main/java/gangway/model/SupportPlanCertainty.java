// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * How sure the facts of an entry are.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class SupportPlanCertainty extends OpenEnum {
    /** Everything that decides the charge was read in a publication of AWS. */
    public static final SupportPlanCertainty FIRST_HAND = new SupportPlanCertainty("first_hand");

    /** At least one fact that decides the charge was read elsewhere than at AWS. */
    public static final SupportPlanCertainty SECOND_HAND = new SupportPlanCertainty("second_hand");

    private SupportPlanCertainty(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static SupportPlanCertainty of(String value) {
        return new SupportPlanCertainty(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<SupportPlanCertainty> values() {
        return List.of(FIRST_HAND, SECOND_HAND);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code first_hand}. */
        FIRST_HAND,
        /** {@code second_hand}. */
        SECOND_HAND,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "first_hand" -> Known.FIRST_HAND;
            case "second_hand" -> Known.SECOND_HAND;
            default -> Known.OTHER;
        };
    }
}
