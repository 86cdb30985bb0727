// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * How much a risk weighs.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class DiscoverySeverity extends OpenEnum {
    /** Good to know. */
    public static final DiscoverySeverity INFO = new DiscoverySeverity("info");

    /** It may cost time or money. */
    public static final DiscoverySeverity WARNING = new DiscoverySeverity("warning");

    /** The account cannot come until it is dealt with. */
    public static final DiscoverySeverity BLOCKER = new DiscoverySeverity("blocker");

    private DiscoverySeverity(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static DiscoverySeverity of(String value) {
        return new DiscoverySeverity(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<DiscoverySeverity> values() {
        return List.of(INFO, WARNING, BLOCKER);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code info}. */
        INFO,
        /** {@code warning}. */
        WARNING,
        /** {@code blocker}. */
        BLOCKER,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "info" -> Known.INFO;
            case "warning" -> Known.WARNING;
            case "blocker" -> Known.BLOCKER;
            default -> Known.OTHER;
        };
    }
}
