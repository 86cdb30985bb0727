// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * What became of a row of a plan.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class OnboardingPlanOutcome extends OpenEnum {
    /** Nothing yet. */
    public static final OnboardingPlanOutcome PENDING = new OnboardingPlanOutcome("pending");

    /** It is as the plan said. */
    public static final OnboardingPlanOutcome DONE = new OnboardingPlanOutcome("done");

    /** It was refused, when it was planned or as it was carried out. */
    public static final OnboardingPlanOutcome FAILED = new OnboardingPlanOutcome("failed");

    private OnboardingPlanOutcome(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static OnboardingPlanOutcome of(String value) {
        return new OnboardingPlanOutcome(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<OnboardingPlanOutcome> values() {
        return List.of(PENDING, DONE, FAILED);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code pending}. */
        PENDING,
        /** {@code done}. */
        DONE,
        /** {@code failed}. */
        FAILED,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "pending" -> Known.PENDING;
            case "done" -> Known.DONE;
            case "failed" -> Known.FAILED;
            default -> Known.OTHER;
        };
    }
}
