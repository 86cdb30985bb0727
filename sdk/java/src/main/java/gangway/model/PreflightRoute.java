// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * The way in which an account can come into the distributor's organization.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class PreflightRoute extends OpenEnum {
    /** It is invited; also when nobody said what it is in AWS Organizations. */
    public static final PreflightRoute INVITE = new PreflightRoute("invite");

    /**
     * It is a member of another organization and is invited by AWS's direct transfer, which the platform
     * allows.
     */
    public static final PreflightRoute DIRECT_TRANSFER = new PreflightRoute("direct_transfer");

    /** It is a member of another organization, leaves it first, and is invited then. */
    public static final PreflightRoute LEAVE_THEN_INVITE = new PreflightRoute("leave_then_invite");

    /**
     * It manages an organization whose bills are transferred by AWS's Billing Transfer, where the platform
     * allows AWS's own transfers.
     */
    public static final PreflightRoute BILLING_TRANSFER = new PreflightRoute("billing_transfer");

    /** It manages an organization: a Consent to Assignment is needed. */
    public static final PreflightRoute CTA = new PreflightRoute("cta");

    /** It does not exist yet: operations creates it. */
    public static final PreflightRoute CREATE_ACCOUNT = new PreflightRoute("create_account");

    /** It is linked already. */
    public static final PreflightRoute ALREADY_LINKED = new PreflightRoute("already_linked");

    /** There is none: it is registered elsewhere, no longer live here, or of another partition. */
    public static final PreflightRoute NONE = new PreflightRoute("none");

    private PreflightRoute(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static PreflightRoute of(String value) {
        return new PreflightRoute(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<PreflightRoute> values() {
        return List.of(INVITE, DIRECT_TRANSFER, LEAVE_THEN_INVITE, BILLING_TRANSFER, CTA, CREATE_ACCOUNT, ALREADY_LINKED, NONE);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code invite}. */
        INVITE,
        /** {@code direct_transfer}. */
        DIRECT_TRANSFER,
        /** {@code leave_then_invite}. */
        LEAVE_THEN_INVITE,
        /** {@code billing_transfer}. */
        BILLING_TRANSFER,
        /** {@code cta}. */
        CTA,
        /** {@code create_account}. */
        CREATE_ACCOUNT,
        /** {@code already_linked}. */
        ALREADY_LINKED,
        /** {@code none}. */
        NONE,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "invite" -> Known.INVITE;
            case "direct_transfer" -> Known.DIRECT_TRANSFER;
            case "leave_then_invite" -> Known.LEAVE_THEN_INVITE;
            case "billing_transfer" -> Known.BILLING_TRANSFER;
            case "cta" -> Known.CTA;
            case "create_account" -> Known.CREATE_ACCOUNT;
            case "already_linked" -> Known.ALREADY_LINKED;
            case "none" -> Known.NONE;
            default -> Known.OTHER;
        };
    }
}
