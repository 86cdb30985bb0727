// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * What the way in depends on.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class PreflightConditionCode extends OpenEnum {
    /** The account has its number; one that is still to be created gets it from AWS. */
    public static final PreflightConditionCode ACCOUNT_NUMBER_KNOWN = new PreflightConditionCode("account_number_known");

    /**
     * No other live account of the platform has the number. Tells no more than the problem
     * {@code aws_account_already_registered}.
     */
    public static final PreflightConditionCode NOT_REGISTERED_ELSEWHERE = new PreflightConditionCode("not_registered_elsewhere");

    /** The account is live on the platform. Answered only where it is not. */
    public static final PreflightConditionCode ACCOUNT_LIVE = new PreflightConditionCode("account_live");

    /** The account stands alone, or may be transferred directly. */
    public static final PreflightConditionCode ORGANIZATION_ROLE = new PreflightConditionCode("organization_role");

    /** It is in AWS's commercial partition {@code aws}, as the distributor's organization is. */
    public static final PreflightConditionCode PARTITION = new PreflightConditionCode("partition");

    /** No link request for it is open, and no invitation at AWS. */
    public static final PreflightConditionCode NO_OPEN_REQUEST = new PreflightConditionCode("no_open_request");

    /** The day's invitations are not used up. */
    public static final PreflightConditionCode INVITATIONS_LEFT_TODAY = new PreflightConditionCode("invitations_left_today");

    /** The distributor's organization, and the reseller's quotas here, have room for it. */
    public static final PreflightConditionCode ACCOUNT_QUOTA = new PreflightConditionCode("account_quota");

    /** A pricebook applies to it. */
    public static final PreflightConditionCode PRICEBOOK_SET = new PreflightConditionCode("pricebook_set");

    /** It is in a support plan group of the right kind; a link request goes through without. */
    public static final PreflightConditionCode SUPPORT_PLAN_ASSIGNED = new PreflightConditionCode("support_plan_assigned");

    /** Its role is verified; a link request goes through without. */
    public static final PreflightConditionCode ROLE_VERIFIED = new PreflightConditionCode("role_verified");

    /** Nothing that was found out about the client's accounts stands against it. */
    public static final PreflightConditionCode DISCOVERY_BLOCKERS = new PreflightConditionCode("discovery_blockers");

    /**
     * Nothing that was found out may cost time or money. Answered only where something may; it stops no link
     * request.
     */
    public static final PreflightConditionCode DISCOVERY_RISK = new PreflightConditionCode("discovery_risk");

    private PreflightConditionCode(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static PreflightConditionCode of(String value) {
        return new PreflightConditionCode(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<PreflightConditionCode> values() {
        return List.of(ACCOUNT_NUMBER_KNOWN, NOT_REGISTERED_ELSEWHERE, ACCOUNT_LIVE, ORGANIZATION_ROLE, PARTITION, NO_OPEN_REQUEST, INVITATIONS_LEFT_TODAY, ACCOUNT_QUOTA, PRICEBOOK_SET, SUPPORT_PLAN_ASSIGNED, ROLE_VERIFIED, DISCOVERY_BLOCKERS, DISCOVERY_RISK);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code account_number_known}. */
        ACCOUNT_NUMBER_KNOWN,
        /** {@code not_registered_elsewhere}. */
        NOT_REGISTERED_ELSEWHERE,
        /** {@code account_live}. */
        ACCOUNT_LIVE,
        /** {@code organization_role}. */
        ORGANIZATION_ROLE,
        /** {@code partition}. */
        PARTITION,
        /** {@code no_open_request}. */
        NO_OPEN_REQUEST,
        /** {@code invitations_left_today}. */
        INVITATIONS_LEFT_TODAY,
        /** {@code account_quota}. */
        ACCOUNT_QUOTA,
        /** {@code pricebook_set}. */
        PRICEBOOK_SET,
        /** {@code support_plan_assigned}. */
        SUPPORT_PLAN_ASSIGNED,
        /** {@code role_verified}. */
        ROLE_VERIFIED,
        /** {@code discovery_blockers}. */
        DISCOVERY_BLOCKERS,
        /** {@code discovery_risk}. */
        DISCOVERY_RISK,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "account_number_known" -> Known.ACCOUNT_NUMBER_KNOWN;
            case "not_registered_elsewhere" -> Known.NOT_REGISTERED_ELSEWHERE;
            case "account_live" -> Known.ACCOUNT_LIVE;
            case "organization_role" -> Known.ORGANIZATION_ROLE;
            case "partition" -> Known.PARTITION;
            case "no_open_request" -> Known.NO_OPEN_REQUEST;
            case "invitations_left_today" -> Known.INVITATIONS_LEFT_TODAY;
            case "account_quota" -> Known.ACCOUNT_QUOTA;
            case "pricebook_set" -> Known.PRICEBOOK_SET;
            case "support_plan_assigned" -> Known.SUPPORT_PLAN_ASSIGNED;
            case "role_verified" -> Known.ROLE_VERIFIED;
            case "discovery_blockers" -> Known.DISCOVERY_BLOCKERS;
            case "discovery_risk" -> Known.DISCOVERY_RISK;
            default -> Known.OTHER;
        };
    }
}
