// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * Who found out whether a role works.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class RoleVerificationSource extends OpenEnum {
    /** The platform, at AWS. */
    public static final RoleVerificationSource AWS = new RoleVerificationSource("aws");

    /** The platform, by its test values: nothing was asked of AWS. */
    public static final RoleVerificationSource SIMULATED = new RoleVerificationSource("simulated");

    /** A person of the operations team, in the AWS console. */
    public static final RoleVerificationSource CONSOLE = new RoleVerificationSource("console");

    private RoleVerificationSource(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static RoleVerificationSource of(String value) {
        return new RoleVerificationSource(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<RoleVerificationSource> values() {
        return List.of(AWS, SIMULATED, CONSOLE);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code aws}. */
        AWS,
        /** {@code simulated}. */
        SIMULATED,
        /** {@code console}. */
        CONSOLE,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "aws" -> Known.AWS;
            case "simulated" -> Known.SIMULATED;
            case "console" -> Known.CONSOLE;
            default -> Known.OTHER;
        };
    }
}
