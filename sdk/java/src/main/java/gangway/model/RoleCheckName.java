// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * One thing that a check tries.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class RoleCheckName extends OpenEnum {
    /** Assume the role with the external ID. */
    public static final RoleCheckName ASSUME_ROLE = new RoleCheckName("assume_role");

    /** Assuming it without an external ID must be refused. */
    public static final RoleCheckName WITHOUT_EXTERNAL_ID_REFUSED = new RoleCheckName("without_external_id_refused");

    /** Assuming it with another external ID must be refused. */
    public static final RoleCheckName OTHER_EXTERNAL_ID_REFUSED = new RoleCheckName("other_external_id_refused");

    /** AWS names the account that the role is for as the one that was reached. */
    public static final RoleCheckName ACCOUNT_MATCHES = new RoleCheckName("account_matches");

    /** The policy ReadOnlyAccess is attached. */
    public static final RoleCheckName READ_ONLY_ACCESS = new RoleCheckName("read_only_access");

    /** The policy AWSSupportAccess is attached; asked for with the security report only. */
    public static final RoleCheckName SUPPORT_ACCESS = new RoleCheckName("support_access");

    /** None of a few writing actions is allowed: a sample, never a proof. */
    public static final RoleCheckName NO_WRITE_ACCESS = new RoleCheckName("no_write_access");

    /** Which support plan the account seems to have. */
    public static final RoleCheckName SUPPORT_PLAN = new RoleCheckName("support_plan");

    /** Whether the account stands alone, is a member of an organization, or manages one. */
    public static final RoleCheckName ORGANIZATION = new RoleCheckName("organization");

    /** A person looked at it in the AWS console. */
    public static final RoleCheckName CONSOLE_REVIEW = new RoleCheckName("console_review");

    private RoleCheckName(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static RoleCheckName of(String value) {
        return new RoleCheckName(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<RoleCheckName> values() {
        return List.of(ASSUME_ROLE, WITHOUT_EXTERNAL_ID_REFUSED, OTHER_EXTERNAL_ID_REFUSED, ACCOUNT_MATCHES, READ_ONLY_ACCESS, SUPPORT_ACCESS, NO_WRITE_ACCESS, SUPPORT_PLAN, ORGANIZATION, CONSOLE_REVIEW);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code assume_role}. */
        ASSUME_ROLE,
        /** {@code without_external_id_refused}. */
        WITHOUT_EXTERNAL_ID_REFUSED,
        /** {@code other_external_id_refused}. */
        OTHER_EXTERNAL_ID_REFUSED,
        /** {@code account_matches}. */
        ACCOUNT_MATCHES,
        /** {@code read_only_access}. */
        READ_ONLY_ACCESS,
        /** {@code support_access}. */
        SUPPORT_ACCESS,
        /** {@code no_write_access}. */
        NO_WRITE_ACCESS,
        /** {@code support_plan}. */
        SUPPORT_PLAN,
        /** {@code organization}. */
        ORGANIZATION,
        /** {@code console_review}. */
        CONSOLE_REVIEW,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "assume_role" -> Known.ASSUME_ROLE;
            case "without_external_id_refused" -> Known.WITHOUT_EXTERNAL_ID_REFUSED;
            case "other_external_id_refused" -> Known.OTHER_EXTERNAL_ID_REFUSED;
            case "account_matches" -> Known.ACCOUNT_MATCHES;
            case "read_only_access" -> Known.READ_ONLY_ACCESS;
            case "support_access" -> Known.SUPPORT_ACCESS;
            case "no_write_access" -> Known.NO_WRITE_ACCESS;
            case "support_plan" -> Known.SUPPORT_PLAN;
            case "organization" -> Known.ORGANIZATION;
            case "console_review" -> Known.CONSOLE_REVIEW;
            default -> Known.OTHER;
        };
    }
}
