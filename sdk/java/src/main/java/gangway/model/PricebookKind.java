// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * Whose a pricebook is and what it starts from.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class PricebookKind extends OpenEnum {
    /** The platform's: resellers read it and base their own on it. */
    public static final PricebookKind MASTER = new PricebookKind("master");

    /** A reseller's own, based on a master. */
    public static final PricebookKind CUSTOM = new PricebookKind("custom");

    private PricebookKind(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static PricebookKind of(String value) {
        return new PricebookKind(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<PricebookKind> values() {
        return List.of(MASTER, CUSTOM);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code master}. */
        MASTER,
        /** {@code custom}. */
        CUSTOM,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "master" -> Known.MASTER;
            case "custom" -> Known.CUSTOM;
            default -> Known.OTHER;
        };
    }
}
