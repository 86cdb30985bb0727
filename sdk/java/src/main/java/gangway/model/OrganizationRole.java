// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * What the account is in AWS Organizations.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class OrganizationRole extends OpenEnum {
    /** In no organization. */
    public static final OrganizationRole STANDALONE = new OrganizationRole("standalone");

    /** A member of another organization: it must leave first. */
    public static final OrganizationRole MEMBER = new OrganizationRole("member");

    /** The management account of an organization: it cannot be linked this way. */
    public static final OrganizationRole MANAGEMENT = new OrganizationRole("management");

    private OrganizationRole(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static OrganizationRole of(String value) {
        return new OrganizationRole(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<OrganizationRole> values() {
        return List.of(STANDALONE, MEMBER, MANAGEMENT);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code standalone}. */
        STANDALONE,
        /** {@code member}. */
        MEMBER,
        /** {@code management}. */
        MANAGEMENT,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "standalone" -> Known.STANDALONE;
            case "member" -> Known.MEMBER;
            case "management" -> Known.MANAGEMENT;
            default -> Known.OTHER;
        };
    }
}
