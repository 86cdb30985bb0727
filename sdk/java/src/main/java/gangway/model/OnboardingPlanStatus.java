// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * How far a plan is.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class OnboardingPlanStatus extends OpenEnum {
    /** It says what would happen; nothing has changed. */
    public static final OnboardingPlanStatus PLANNED = new OnboardingPlanStatus("planned");

    /** It is being carried out, row by row. */
    public static final OnboardingPlanStatus APPLYING = new OnboardingPlanStatus("applying");

    /** Every row is done, or has failed. */
    public static final OnboardingPlanStatus APPLIED = new OnboardingPlanStatus("applied");

    /** It was given up before anything happened. */
    public static final OnboardingPlanStatus DISCARDED = new OnboardingPlanStatus("discarded");

    /** Nobody applied it within a day. */
    public static final OnboardingPlanStatus EXPIRED = new OnboardingPlanStatus("expired");

    private OnboardingPlanStatus(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static OnboardingPlanStatus of(String value) {
        return new OnboardingPlanStatus(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<OnboardingPlanStatus> values() {
        return List.of(PLANNED, APPLYING, APPLIED, DISCARDED, EXPIRED);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code planned}. */
        PLANNED,
        /** {@code applying}. */
        APPLYING,
        /** {@code applied}. */
        APPLIED,
        /** {@code discarded}. */
        DISCARDED,
        /** {@code expired}. */
        EXPIRED,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "planned" -> Known.PLANNED;
            case "applying" -> Known.APPLYING;
            case "applied" -> Known.APPLIED;
            case "discarded" -> Known.DISCARDED;
            case "expired" -> Known.EXPIRED;
            default -> Known.OTHER;
        };
    }
}
