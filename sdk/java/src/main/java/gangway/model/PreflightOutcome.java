// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * Whether a condition holds.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class PreflightOutcome extends OpenEnum {
    /** It does. */
    public static final PreflightOutcome PASSED = new PreflightOutcome("passed");

    /** It does not. */
    public static final PreflightOutcome FAILED = new PreflightOutcome("failed");

    /** Nobody knows, or AWS did not say. */
    public static final PreflightOutcome UNKNOWN = new PreflightOutcome("unknown");

    private PreflightOutcome(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static PreflightOutcome of(String value) {
        return new PreflightOutcome(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<PreflightOutcome> values() {
        return List.of(PASSED, FAILED, UNKNOWN);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code passed}. */
        PASSED,
        /** {@code failed}. */
        FAILED,
        /** {@code unknown}. */
        UNKNOWN,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "passed" -> Known.PASSED;
            case "failed" -> Known.FAILED;
            case "unknown" -> Known.UNKNOWN;
            default -> Known.OTHER;
        };
    }
}
