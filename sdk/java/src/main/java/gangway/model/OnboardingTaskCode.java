// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * A task of a checklist.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class OnboardingTaskCode extends OpenEnum {
    /** Review the discovery questions for customers with existing accounts. */
    public static final OnboardingTaskCode REVIEW_DISCOVERY_QUESTIONS = new OnboardingTaskCode("review_discovery_questions");

    /** Set up the client. */
    public static final OnboardingTaskCode CREATE_CLIENT = new OnboardingTaskCode("create_client");

    /** Set the pricebook. */
    public static final OnboardingTaskCode SET_PRICEBOOK = new OnboardingTaskCode("set_pricebook");

    /** Put the account into a support plan group. */
    public static final OnboardingTaskCode ASSIGN_SUPPORT_PLAN_GROUP = new OnboardingTaskCode("assign_support_plan_group");

    /** Set up credentials for the customer portal. */
    public static final OnboardingTaskCode PORTAL_CREDENTIALS = new OnboardingTaskCode("portal_credentials");

    /** Add the account number. */
    public static final OnboardingTaskCode ADD_ACCOUNT_NUMBER = new OnboardingTaskCode("add_account_number");

    /** Create the read-only role. */
    public static final OnboardingTaskCode CREATE_ROLE = new OnboardingTaskCode("create_role");

    /** Save the role's ARN. */
    public static final OnboardingTaskCode ADD_ROLE_ARN = new OnboardingTaskCode("add_role_arn");

    /** Check the role. */
    public static final OnboardingTaskCode VERIFY_ROLE_ARN = new OnboardingTaskCode("verify_role_arn");

    /** Submit the link request. */
    public static final OnboardingTaskCode SUBMIT_LINK_REQUEST = new OnboardingTaskCode("submit_link_request");

    /** Approve the link request. */
    public static final OnboardingTaskCode APPROVE_LINK_REQUEST = new OnboardingTaskCode("approve_link_request");

    /** Send the invitation. */
    public static final OnboardingTaskCode SEND_INVITATION = new OnboardingTaskCode("send_invitation");

    /** Accept the invitation. */
    public static final OnboardingTaskCode ACCEPT_INVITATION = new OnboardingTaskCode("accept_invitation");

    /** Request the new account. */
    public static final OnboardingTaskCode REQUEST_ACCOUNT = new OnboardingTaskCode("request_account");

    /** Approve the request of a new account. */
    public static final OnboardingTaskCode APPROVE_ACCOUNT_REQUEST = new OnboardingTaskCode("approve_account_request");

    /** Create the account. */
    public static final OnboardingTaskCode CREATE_ACCOUNT = new OnboardingTaskCode("create_account");

    /** Upgrade the support plan at AWS. */
    public static final OnboardingTaskCode UPGRADE_SUPPORT_IN_AWS = new OnboardingTaskCode("upgrade_support_in_aws");

    private OnboardingTaskCode(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static OnboardingTaskCode of(String value) {
        return new OnboardingTaskCode(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<OnboardingTaskCode> values() {
        return List.of(REVIEW_DISCOVERY_QUESTIONS, CREATE_CLIENT, SET_PRICEBOOK, ASSIGN_SUPPORT_PLAN_GROUP, PORTAL_CREDENTIALS, ADD_ACCOUNT_NUMBER, CREATE_ROLE, ADD_ROLE_ARN, VERIFY_ROLE_ARN, SUBMIT_LINK_REQUEST, APPROVE_LINK_REQUEST, SEND_INVITATION, ACCEPT_INVITATION, REQUEST_ACCOUNT, APPROVE_ACCOUNT_REQUEST, CREATE_ACCOUNT, UPGRADE_SUPPORT_IN_AWS);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code review_discovery_questions}. */
        REVIEW_DISCOVERY_QUESTIONS,
        /** {@code create_client}. */
        CREATE_CLIENT,
        /** {@code set_pricebook}. */
        SET_PRICEBOOK,
        /** {@code assign_support_plan_group}. */
        ASSIGN_SUPPORT_PLAN_GROUP,
        /** {@code portal_credentials}. */
        PORTAL_CREDENTIALS,
        /** {@code add_account_number}. */
        ADD_ACCOUNT_NUMBER,
        /** {@code create_role}. */
        CREATE_ROLE,
        /** {@code add_role_arn}. */
        ADD_ROLE_ARN,
        /** {@code verify_role_arn}. */
        VERIFY_ROLE_ARN,
        /** {@code submit_link_request}. */
        SUBMIT_LINK_REQUEST,
        /** {@code approve_link_request}. */
        APPROVE_LINK_REQUEST,
        /** {@code send_invitation}. */
        SEND_INVITATION,
        /** {@code accept_invitation}. */
        ACCEPT_INVITATION,
        /** {@code request_account}. */
        REQUEST_ACCOUNT,
        /** {@code approve_account_request}. */
        APPROVE_ACCOUNT_REQUEST,
        /** {@code create_account}. */
        CREATE_ACCOUNT,
        /** {@code upgrade_support_in_aws}. */
        UPGRADE_SUPPORT_IN_AWS,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "review_discovery_questions" -> Known.REVIEW_DISCOVERY_QUESTIONS;
            case "create_client" -> Known.CREATE_CLIENT;
            case "set_pricebook" -> Known.SET_PRICEBOOK;
            case "assign_support_plan_group" -> Known.ASSIGN_SUPPORT_PLAN_GROUP;
            case "portal_credentials" -> Known.PORTAL_CREDENTIALS;
            case "add_account_number" -> Known.ADD_ACCOUNT_NUMBER;
            case "create_role" -> Known.CREATE_ROLE;
            case "add_role_arn" -> Known.ADD_ROLE_ARN;
            case "verify_role_arn" -> Known.VERIFY_ROLE_ARN;
            case "submit_link_request" -> Known.SUBMIT_LINK_REQUEST;
            case "approve_link_request" -> Known.APPROVE_LINK_REQUEST;
            case "send_invitation" -> Known.SEND_INVITATION;
            case "accept_invitation" -> Known.ACCEPT_INVITATION;
            case "request_account" -> Known.REQUEST_ACCOUNT;
            case "approve_account_request" -> Known.APPROVE_ACCOUNT_REQUEST;
            case "create_account" -> Known.CREATE_ACCOUNT;
            case "upgrade_support_in_aws" -> Known.UPGRADE_SUPPORT_IN_AWS;
            default -> Known.OTHER;
        };
    }
}
