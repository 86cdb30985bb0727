// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * How a task stands.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class OnboardingTaskStatus extends OpenEnum {
    /** It is done. */
    public static final OnboardingTaskStatus DONE = new OnboardingTaskStatus("done");

    /** Somebody can do it. */
    public static final OnboardingTaskStatus TODO = new OnboardingTaskStatus("todo");

    /** An answer from AWS is outstanding. */
    public static final OnboardingTaskStatus WAITING = new OnboardingTaskStatus("waiting");

    /** Another task comes first. */
    public static final OnboardingTaskStatus BLOCKED = new OnboardingTaskStatus("blocked");

    /** It may be done. */
    public static final OnboardingTaskStatus OPTIONAL = new OnboardingTaskStatus("optional");

    /** It is not needed here. */
    public static final OnboardingTaskStatus NOT_APPLICABLE = new OnboardingTaskStatus("not_applicable");

    private OnboardingTaskStatus(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static OnboardingTaskStatus of(String value) {
        return new OnboardingTaskStatus(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<OnboardingTaskStatus> values() {
        return List.of(DONE, TODO, WAITING, BLOCKED, OPTIONAL, NOT_APPLICABLE);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code done}. */
        DONE,
        /** {@code todo}. */
        TODO,
        /** {@code waiting}. */
        WAITING,
        /** {@code blocked}. */
        BLOCKED,
        /** {@code optional}. */
        OPTIONAL,
        /** {@code not_applicable}. */
        NOT_APPLICABLE,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "done" -> Known.DONE;
            case "todo" -> Known.TODO;
            case "waiting" -> Known.WAITING;
            case "blocked" -> Known.BLOCKED;
            case "optional" -> Known.OPTIONAL;
            case "not_applicable" -> Known.NOT_APPLICABLE;
            default -> Known.OTHER;
        };
    }
}
