// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * In which direction a rule moves the list price.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class PricebookRuleType extends OpenEnum {
    /** The customer pays more than list price, 0.00–1000.00 %. */
    public static final PricebookRuleType MARKUP = new PricebookRuleType("markup");

    /** The customer pays less than list price, 0.00–100.00 %. */
    public static final PricebookRuleType DISCOUNT = new PricebookRuleType("discount");

    private PricebookRuleType(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static PricebookRuleType of(String value) {
        return new PricebookRuleType(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<PricebookRuleType> values() {
        return List.of(MARKUP, DISCOUNT);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code markup}. */
        MARKUP,
        /** {@code discount}. */
        DISCOUNT,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "markup" -> Known.MARKUP;
            case "discount" -> Known.DISCOUNT;
            default -> Known.OTHER;
        };
    }
}
