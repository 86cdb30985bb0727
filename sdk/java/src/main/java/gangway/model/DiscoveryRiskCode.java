// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * What may go wrong, by what was answered.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class DiscoveryRiskCode extends OpenEnum {
    /** A management account cannot be invited: it needs a Consent to Assignment or AWS's Billing Transfer. */
    public static final DiscoveryRiskCode MANAGEMENT_ACCOUNT_NEEDS_OTHER_WAY = new DiscoveryRiskCode("management_account_needs_other_way");

    /**
     * Member accounts leave their organization first, or are transferred directly where the platform allows
     * it.
     */
    public static final DiscoveryRiskCode MEMBER_MUST_LEAVE_OR_TRANSFER = new DiscoveryRiskCode("member_must_leave_or_transfer");

    /** AWS lets no account go in the first days after its creation. */
    public static final DiscoveryRiskCode TOO_YOUNG_TO_LEAVE = new DiscoveryRiskCode("too_young_to_leave");

    /** An account needs a payment method of its own and a verified telephone number to leave or to accept. */
    public static final DiscoveryRiskCode PAYMENT_METHOD_NEEDED = new DiscoveryRiskCode("payment_method_needed");

    /** Nobody can accept the invitation. */
    public static final DiscoveryRiskCode NOBODY_CAN_ACCEPT = new DiscoveryRiskCode("nobody_can_accept");

    /** The account could not be recovered after the move. */
    public static final DiscoveryRiskCode RECOVERY_ACCESS_MISSING = new DiscoveryRiskCode("recovery_access_missing");

    /** The billing history stays behind. */
    public static final DiscoveryRiskCode DOWNLOAD_BILLING_HISTORY_FIRST = new DiscoveryRiskCode("download_billing_history_first");

    /** Reserved Instances and Savings Plans of the account come along. */
    public static final DiscoveryRiskCode RESERVATIONS_TRAVEL = new DiscoveryRiskCode("reservations_travel");

    /** Discounts that others share with it end at once. */
    public static final DiscoveryRiskCode SHARED_DISCOUNTS_END = new DiscoveryRiskCode("shared_discounts_end");

    /** Credits and private pricing may stay behind. */
    public static final DiscoveryRiskCode CREDITS_MAY_NOT_TRAVEL = new DiscoveryRiskCode("credits_may_not_travel");

    /** Marketplace subscriptions are billed by another account. */
    public static final DiscoveryRiskCode MARKETPLACE_BILLING_CHANGES = new DiscoveryRiskCode("marketplace_billing_changes");

    /** A prepaid balance that is not used up is in the way of AWS's Billing Transfer. */
    public static final DiscoveryRiskCode UNUSED_PREPAYMENT = new DiscoveryRiskCode("unused_prepayment");

    /** An invoice is past due. */
    public static final DiscoveryRiskCode PAST_DUE_INVOICE = new DiscoveryRiskCode("past_due_invoice");

    /** Who signs in by the old organization's IAM Identity Center loses access. */
    public static final DiscoveryRiskCode SSO_ASSIGNMENTS_VANISH = new DiscoveryRiskCode("sso_assignments_vanish");

    /** What the old organization does for the account ends; service-managed StackSets may delete resources. */
    public static final DiscoveryRiskCode ORGANIZATION_FEATURES_END = new DiscoveryRiskCode("organization_features_end");

    /** The account's support plan ends on 2027-01-01. */
    public static final DiscoveryRiskCode PLAN_ENDS_2027 = new DiscoveryRiskCode("plan_ends_2027");

    /** Another AWS company sells to it than to the distributor. */
    public static final DiscoveryRiskCode OTHER_SELLER_OF_RECORD = new DiscoveryRiskCode("other_seller_of_record");

    /** The Security and Compliance report needs Business Support. */
    public static final DiscoveryRiskCode SECURITY_REPORT_NEEDS_BUSINESS_SUPPORT = new DiscoveryRiskCode("security_report_needs_business_support");

    private DiscoveryRiskCode(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static DiscoveryRiskCode of(String value) {
        return new DiscoveryRiskCode(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<DiscoveryRiskCode> values() {
        return List.of(MANAGEMENT_ACCOUNT_NEEDS_OTHER_WAY, MEMBER_MUST_LEAVE_OR_TRANSFER, TOO_YOUNG_TO_LEAVE, PAYMENT_METHOD_NEEDED, NOBODY_CAN_ACCEPT, RECOVERY_ACCESS_MISSING, DOWNLOAD_BILLING_HISTORY_FIRST, RESERVATIONS_TRAVEL, SHARED_DISCOUNTS_END, CREDITS_MAY_NOT_TRAVEL, MARKETPLACE_BILLING_CHANGES, UNUSED_PREPAYMENT, PAST_DUE_INVOICE, SSO_ASSIGNMENTS_VANISH, ORGANIZATION_FEATURES_END, PLAN_ENDS_2027, OTHER_SELLER_OF_RECORD, SECURITY_REPORT_NEEDS_BUSINESS_SUPPORT);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code management_account_needs_other_way}. */
        MANAGEMENT_ACCOUNT_NEEDS_OTHER_WAY,
        /** {@code member_must_leave_or_transfer}. */
        MEMBER_MUST_LEAVE_OR_TRANSFER,
        /** {@code too_young_to_leave}. */
        TOO_YOUNG_TO_LEAVE,
        /** {@code payment_method_needed}. */
        PAYMENT_METHOD_NEEDED,
        /** {@code nobody_can_accept}. */
        NOBODY_CAN_ACCEPT,
        /** {@code recovery_access_missing}. */
        RECOVERY_ACCESS_MISSING,
        /** {@code download_billing_history_first}. */
        DOWNLOAD_BILLING_HISTORY_FIRST,
        /** {@code reservations_travel}. */
        RESERVATIONS_TRAVEL,
        /** {@code shared_discounts_end}. */
        SHARED_DISCOUNTS_END,
        /** {@code credits_may_not_travel}. */
        CREDITS_MAY_NOT_TRAVEL,
        /** {@code marketplace_billing_changes}. */
        MARKETPLACE_BILLING_CHANGES,
        /** {@code unused_prepayment}. */
        UNUSED_PREPAYMENT,
        /** {@code past_due_invoice}. */
        PAST_DUE_INVOICE,
        /** {@code sso_assignments_vanish}. */
        SSO_ASSIGNMENTS_VANISH,
        /** {@code organization_features_end}. */
        ORGANIZATION_FEATURES_END,
        /** {@code plan_ends_2027}. */
        PLAN_ENDS_2027,
        /** {@code other_seller_of_record}. */
        OTHER_SELLER_OF_RECORD,
        /** {@code security_report_needs_business_support}. */
        SECURITY_REPORT_NEEDS_BUSINESS_SUPPORT,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "management_account_needs_other_way" -> Known.MANAGEMENT_ACCOUNT_NEEDS_OTHER_WAY;
            case "member_must_leave_or_transfer" -> Known.MEMBER_MUST_LEAVE_OR_TRANSFER;
            case "too_young_to_leave" -> Known.TOO_YOUNG_TO_LEAVE;
            case "payment_method_needed" -> Known.PAYMENT_METHOD_NEEDED;
            case "nobody_can_accept" -> Known.NOBODY_CAN_ACCEPT;
            case "recovery_access_missing" -> Known.RECOVERY_ACCESS_MISSING;
            case "download_billing_history_first" -> Known.DOWNLOAD_BILLING_HISTORY_FIRST;
            case "reservations_travel" -> Known.RESERVATIONS_TRAVEL;
            case "shared_discounts_end" -> Known.SHARED_DISCOUNTS_END;
            case "credits_may_not_travel" -> Known.CREDITS_MAY_NOT_TRAVEL;
            case "marketplace_billing_changes" -> Known.MARKETPLACE_BILLING_CHANGES;
            case "unused_prepayment" -> Known.UNUSED_PREPAYMENT;
            case "past_due_invoice" -> Known.PAST_DUE_INVOICE;
            case "sso_assignments_vanish" -> Known.SSO_ASSIGNMENTS_VANISH;
            case "organization_features_end" -> Known.ORGANIZATION_FEATURES_END;
            case "plan_ends_2027" -> Known.PLAN_ENDS_2027;
            case "other_seller_of_record" -> Known.OTHER_SELLER_OF_RECORD;
            case "security_report_needs_business_support" -> Known.SECURITY_REPORT_NEEDS_BUSINESS_SUPPORT;
            default -> Known.OTHER;
        };
    }
}
