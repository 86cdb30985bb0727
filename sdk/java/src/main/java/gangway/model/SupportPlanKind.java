// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * How a group's accounts are billed for support.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class SupportPlanKind extends OpenEnum {
    /** What AWS charges is passed on: Basic and Developer Support. */
    public static final SupportPlanKind PASSTHROUGH = new SupportPlanKind("passthrough");

    /** Business Support and every plan above it. */
    public static final SupportPlanKind BUSINESS = new SupportPlanKind("business");

    private SupportPlanKind(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static SupportPlanKind of(String value) {
        return new SupportPlanKind(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<SupportPlanKind> values() {
        return List.of(PASSTHROUGH, BUSINESS);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code passthrough}. */
        PASSTHROUGH,
        /** {@code business}. */
        BUSINESS,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "passthrough" -> Known.PASSTHROUGH;
            case "business" -> Known.BUSINESS;
            default -> Known.OTHER;
        };
    }
}
