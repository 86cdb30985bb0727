// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * Where a task is done.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class OnboardingPanel extends OpenEnum {
    /** On this platform. */
    public static final OnboardingPanel PLATFORM = new OnboardingPanel("platform");

    /** In the customer portal. */
    public static final OnboardingPanel CUSTOMER_PORTAL = new OnboardingPanel("customer_portal");

    /** In the AWS console. */
    public static final OnboardingPanel AWS_CONSOLE = new OnboardingPanel("aws_console");

    /** In none of them. */
    public static final OnboardingPanel NONE = new OnboardingPanel("none");

    private OnboardingPanel(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static OnboardingPanel of(String value) {
        return new OnboardingPanel(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<OnboardingPanel> values() {
        return List.of(PLATFORM, CUSTOMER_PORTAL, AWS_CONSOLE, NONE);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code platform}. */
        PLATFORM,
        /** {@code customer_portal}. */
        CUSTOMER_PORTAL,
        /** {@code aws_console}. */
        AWS_CONSOLE,
        /** {@code none}. */
        NONE,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "platform" -> Known.PLATFORM;
            case "customer_portal" -> Known.CUSTOMER_PORTAL;
            case "aws_console" -> Known.AWS_CONSOLE;
            case "none" -> Known.NONE;
            default -> Known.OTHER;
        };
    }
}
