// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * What a row of a plan makes happen.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class OnboardingPlanAction extends OpenEnum {
    /** An account is added. */
    public static final OnboardingPlanAction CREATE = new OnboardingPlanAction("create");

    /** An account of the client is changed. */
    public static final OnboardingPlanAction UPDATE = new OnboardingPlanAction("update");

    /** Everything is as the row says already. */
    public static final OnboardingPlanAction NONE = new OnboardingPlanAction("none");

    /** The row cannot be carried out; it says why. */
    public static final OnboardingPlanAction REFUSED = new OnboardingPlanAction("refused");

    private OnboardingPlanAction(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static OnboardingPlanAction of(String value) {
        return new OnboardingPlanAction(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<OnboardingPlanAction> values() {
        return List.of(CREATE, UPDATE, NONE, REFUSED);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code create}. */
        CREATE,
        /** {@code update}. */
        UPDATE,
        /** {@code none}. */
        NONE,
        /** {@code refused}. */
        REFUSED,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "create" -> Known.CREATE;
            case "update" -> Known.UPDATE;
            case "none" -> Known.NONE;
            case "refused" -> Known.REFUSED;
            default -> Known.OTHER;
        };
    }
}
