// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * How one thing turned out.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class RoleCheckOutcome extends OpenEnum {
    /** As it must be. */
    public static final RoleCheckOutcome PASSED = new RoleCheckOutcome("passed");

    /** Not as it must be. */
    public static final RoleCheckOutcome FAILED = new RoleCheckOutcome("failed");

    /** Not tried, because something before it failed. */
    public static final RoleCheckOutcome SKIPPED = new RoleCheckOutcome("skipped");

    /** No answer. */
    public static final RoleCheckOutcome UNKNOWN = new RoleCheckOutcome("unknown");

    private RoleCheckOutcome(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static RoleCheckOutcome of(String value) {
        return new RoleCheckOutcome(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<RoleCheckOutcome> values() {
        return List.of(PASSED, FAILED, SKIPPED, UNKNOWN);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code passed}. */
        PASSED,
        /** {@code failed}. */
        FAILED,
        /** {@code skipped}. */
        SKIPPED,
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
            case "skipped" -> Known.SKIPPED;
            case "unknown" -> Known.UNKNOWN;
            default -> Known.OTHER;
        };
    }
}
