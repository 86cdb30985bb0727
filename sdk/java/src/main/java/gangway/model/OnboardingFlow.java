// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * Which way an account comes on board.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class OnboardingFlow extends OpenEnum {
    /** An account that exists is linked. */
    public static final OnboardingFlow LINK_EXISTING = new OnboardingFlow("link_existing");

    /** A new account is created. */
    public static final OnboardingFlow NEW_ACCOUNT = new OnboardingFlow("new_account");

    private OnboardingFlow(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static OnboardingFlow of(String value) {
        return new OnboardingFlow(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<OnboardingFlow> values() {
        return List.of(LINK_EXISTING, NEW_ACCOUNT);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code link_existing}. */
        LINK_EXISTING,
        /** {@code new_account}. */
        NEW_ACCOUNT,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "link_existing" -> Known.LINK_EXISTING;
            case "new_account" -> Known.NEW_ACCOUNT;
            default -> Known.OTHER;
        };
    }
}
