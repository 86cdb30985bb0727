// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * What is warned of.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class WarningCode extends OpenEnum {
    /** The account is in no support plan group: margins become negative. */
    public static final WarningCode SUPPORT_PLAN_NOT_ASSIGNED = new WarningCode("support_plan_not_assigned");

    /** The account is in a support plan group of the wrong kind: its support is not billed. */
    public static final WarningCode SUPPORT_PLAN_MISMATCH = new WarningCode("support_plan_mismatch");

    /** The account's role shows support that contradicts the declared support type. */
    public static final WarningCode SUPPORT_TYPE_DIFFERS = new WarningCode("support_type_differs");

    /** AWS ends the account's support plan within 60 days, or has ended it. */
    public static final WarningCode SUPPORT_PLAN_ENDS = new WarningCode("support_plan_ends");

    /** AWS no longer offers the account's support plan. */
    public static final WarningCode SUPPORT_PLAN_RETIRED = new WarningCode("support_plan_retired");

    /** No pricebook applies to the account, so its usage has no price. */
    public static final WarningCode PRICEBOOK_NOT_SET = new WarningCode("pricebook_not_set");

    /** Usage is sold below what it costs the reseller. */
    public static final WarningCode DISCOUNT_BELOW_COST = new WarningCode("discount_below_cost");

    /** Nobody said whether the account is standalone or a member of an organization. */
    public static final WarningCode ORGANIZATION_ROLE_UNKNOWN = new WarningCode("organization_role_unknown");

    /** The account is a member of another organization and is invited by AWS's direct transfer. */
    public static final WarningCode DIRECT_TRANSFER = new WarningCode("direct_transfer");

    /** What the client answered to the discovery questions shows a risk; one warning for each. */
    public static final WarningCode DISCOVERY_RISK = new WarningCode("discovery_risk");

    /** The platform cannot go on with the request by itself; operations can end it. */
    public static final WarningCode LINK_REQUEST_STUCK = new WarningCode("link_request_stuck");

    /** The role's name is longer than the 64 characters that AWS allows. */
    public static final WarningCode ROLE_NAME_EXCEEDS_AWS_LIMIT = new WarningCode("role_name_exceeds_aws_limit");

    /** Blanks, invisible characters or quotes were removed from the pasted ARN. */
    public static final WarningCode ROLE_ARN_CLEANED = new WarningCode("role_arn_cleaned");

    /** The role can be assumed without its external ID. */
    public static final WarningCode ROLE_INSECURE = new WarningCode("role_insecure");

    /** The role cannot be used. */
    public static final WarningCode ROLE_NO_ACCESS = new WarningCode("role_no_access");

    /** The Security and Compliance report needs Business Support. */
    public static final WarningCode SECURITY_REPORT_NEEDS_BUSINESS_SUPPORT = new WarningCode("security_report_needs_business_support");

    private WarningCode(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static WarningCode of(String value) {
        return new WarningCode(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<WarningCode> values() {
        return List.of(SUPPORT_PLAN_NOT_ASSIGNED, SUPPORT_PLAN_MISMATCH, SUPPORT_TYPE_DIFFERS, SUPPORT_PLAN_ENDS, SUPPORT_PLAN_RETIRED, PRICEBOOK_NOT_SET, DISCOUNT_BELOW_COST, ORGANIZATION_ROLE_UNKNOWN, DIRECT_TRANSFER, DISCOVERY_RISK, LINK_REQUEST_STUCK, ROLE_NAME_EXCEEDS_AWS_LIMIT, ROLE_ARN_CLEANED, ROLE_INSECURE, ROLE_NO_ACCESS, SECURITY_REPORT_NEEDS_BUSINESS_SUPPORT);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code support_plan_not_assigned}. */
        SUPPORT_PLAN_NOT_ASSIGNED,
        /** {@code support_plan_mismatch}. */
        SUPPORT_PLAN_MISMATCH,
        /** {@code support_type_differs}. */
        SUPPORT_TYPE_DIFFERS,
        /** {@code support_plan_ends}. */
        SUPPORT_PLAN_ENDS,
        /** {@code support_plan_retired}. */
        SUPPORT_PLAN_RETIRED,
        /** {@code pricebook_not_set}. */
        PRICEBOOK_NOT_SET,
        /** {@code discount_below_cost}. */
        DISCOUNT_BELOW_COST,
        /** {@code organization_role_unknown}. */
        ORGANIZATION_ROLE_UNKNOWN,
        /** {@code direct_transfer}. */
        DIRECT_TRANSFER,
        /** {@code discovery_risk}. */
        DISCOVERY_RISK,
        /** {@code link_request_stuck}. */
        LINK_REQUEST_STUCK,
        /** {@code role_name_exceeds_aws_limit}. */
        ROLE_NAME_EXCEEDS_AWS_LIMIT,
        /** {@code role_arn_cleaned}. */
        ROLE_ARN_CLEANED,
        /** {@code role_insecure}. */
        ROLE_INSECURE,
        /** {@code role_no_access}. */
        ROLE_NO_ACCESS,
        /** {@code security_report_needs_business_support}. */
        SECURITY_REPORT_NEEDS_BUSINESS_SUPPORT,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "support_plan_not_assigned" -> Known.SUPPORT_PLAN_NOT_ASSIGNED;
            case "support_plan_mismatch" -> Known.SUPPORT_PLAN_MISMATCH;
            case "support_type_differs" -> Known.SUPPORT_TYPE_DIFFERS;
            case "support_plan_ends" -> Known.SUPPORT_PLAN_ENDS;
            case "support_plan_retired" -> Known.SUPPORT_PLAN_RETIRED;
            case "pricebook_not_set" -> Known.PRICEBOOK_NOT_SET;
            case "discount_below_cost" -> Known.DISCOUNT_BELOW_COST;
            case "organization_role_unknown" -> Known.ORGANIZATION_ROLE_UNKNOWN;
            case "direct_transfer" -> Known.DIRECT_TRANSFER;
            case "discovery_risk" -> Known.DISCOVERY_RISK;
            case "link_request_stuck" -> Known.LINK_REQUEST_STUCK;
            case "role_name_exceeds_aws_limit" -> Known.ROLE_NAME_EXCEEDS_AWS_LIMIT;
            case "role_arn_cleaned" -> Known.ROLE_ARN_CLEANED;
            case "role_insecure" -> Known.ROLE_INSECURE;
            case "role_no_access" -> Known.ROLE_NO_ACCESS;
            case "security_report_needs_business_support" -> Known.SECURITY_REPORT_NEEDS_BUSINESS_SUPPORT;
            default -> Known.OTHER;
        };
    }
}
