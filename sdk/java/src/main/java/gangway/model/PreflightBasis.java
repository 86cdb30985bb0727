// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * Who says whether a condition holds.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class PreflightBasis extends OpenEnum {
    /** Somebody said so. */
    public static final PreflightBasis DECLARED = new PreflightBasis("declared");

    /** The account's own role showed it. */
    public static final PreflightBasis MEASURED = new PreflightBasis("measured");

    /** AWS, or what stands in for it. */
    public static final PreflightBasis AWS = new PreflightBasis("aws");

    /** The platform's own data. */
    public static final PreflightBasis PLATFORM = new PreflightBasis("platform");

    private PreflightBasis(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static PreflightBasis of(String value) {
        return new PreflightBasis(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<PreflightBasis> values() {
        return List.of(DECLARED, MEASURED, AWS, PLATFORM);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code declared}. */
        DECLARED,
        /** {@code measured}. */
        MEASURED,
        /** {@code aws}. */
        AWS,
        /** {@code platform}. */
        PLATFORM,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "declared" -> Known.DECLARED;
            case "measured" -> Known.MEASURED;
            case "aws" -> Known.AWS;
            case "platform" -> Known.PLATFORM;
            default -> Known.OTHER;
        };
    }
}
