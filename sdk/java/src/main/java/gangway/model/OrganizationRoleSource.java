// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * How it is known what the account is in AWS Organizations.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class OrganizationRoleSource extends OpenEnum {
    /** Somebody said so. */
    public static final OrganizationRoleSource DECLARED = new OrganizationRoleSource("declared");

    /** Its role showed it. */
    public static final OrganizationRoleSource MEASURED = new OrganizationRoleSource("measured");

    private OrganizationRoleSource(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static OrganizationRoleSource of(String value) {
        return new OrganizationRoleSource(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<OrganizationRoleSource> values() {
        return List.of(DECLARED, MEASURED);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code declared}. */
        DECLARED,
        /** {@code measured}. */
        MEASURED,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "declared" -> Known.DECLARED;
            case "measured" -> Known.MEASURED;
            default -> Known.OTHER;
        };
    }
}
