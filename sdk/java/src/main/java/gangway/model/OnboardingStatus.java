// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * How far an onboarding is.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class OnboardingStatus extends OpenEnum {
    /** Something that billing needs is missing. */
    public static final OnboardingStatus IN_PROGRESS = new OnboardingStatus("in_progress");

    /** Linked, priced, and in a support plan group of the right kind: it can be billed without loss. */
    public static final OnboardingStatus READY = new OnboardingStatus("ready");

    /** Every counted task is done. */
    public static final OnboardingStatus COMPLETE = new OnboardingStatus("complete");

    private OnboardingStatus(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static OnboardingStatus of(String value) {
        return new OnboardingStatus(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<OnboardingStatus> values() {
        return List.of(IN_PROGRESS, READY, COMPLETE);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code in_progress}. */
        IN_PROGRESS,
        /** {@code ready}. */
        READY,
        /** {@code complete}. */
        COMPLETE,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "in_progress" -> Known.IN_PROGRESS;
            case "ready" -> Known.READY;
            case "complete" -> Known.COMPLETE;
            default -> Known.OTHER;
        };
    }
}
