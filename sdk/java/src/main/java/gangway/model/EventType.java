// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * What happened: the resource and a past participle.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class EventType extends OpenEnum {
    /** It was created. */
    public static final EventType RESELLER_CREATED = new EventType("reseller.created");

    /** It was changed. */
    public static final EventType RESELLER_UPDATED = new EventType("reseller.updated");

    /** It was created. */
    public static final EventType CLIENT_CREATED = new EventType("client.created");

    /** It was changed. */
    public static final EventType CLIENT_UPDATED = new EventType("client.updated");

    /** It was archived. */
    public static final EventType CLIENT_ARCHIVED = new EventType("client.archived");

    /** The client's answers to the discovery questions were changed. */
    public static final EventType DISCOVERY_UPDATED = new EventType("discovery.updated");

    /** It was created. */
    public static final EventType CREDENTIAL_CREATED = new EventType("credential.created");

    /** It got a new secret. */
    public static final EventType CREDENTIAL_ROTATED = new EventType("credential.rotated");

    /** It was revoked. */
    public static final EventType CREDENTIAL_REVOKED = new EventType("credential.revoked");

    /**
     * Logins failed: with a wrong secret, or with a credential that may not be used any more; with the id
     * {@code unknown}, with ids that are nobody's. Only operations sees it, once a minute at most, and it
     * tells no new version.
     */
    public static final EventType CREDENTIAL_LOGIN_REFUSED = new EventType("credential.login_refused");

    /**
     * Its tokens lacked a scope for what was asked. Only operations sees it, once a minute and scope at most,
     * and it tells no new version.
     */
    public static final EventType CREDENTIAL_SCOPE_REFUSED = new EventType("credential.scope_refused");

    /** It was created. */
    public static final EventType PRICEBOOK_CREATED = new EventType("pricebook.created");

    /** It was changed. */
    public static final EventType PRICEBOOK_UPDATED = new EventType("pricebook.updated");

    /** It was retired. */
    public static final EventType PRICEBOOK_RETIRED = new EventType("pricebook.retired");

    /** It was set for a client. */
    public static final EventType CLOUD_PROVIDER_SET = new EventType("cloud_provider.set");

    /** It was removed from a client. */
    public static final EventType CLOUD_PROVIDER_REMOVED = new EventType("cloud_provider.removed");

    /** It was created. */
    public static final EventType CLOUD_ACCOUNT_CREATED = new EventType("cloud_account.created");

    /** It was changed. */
    public static final EventType CLOUD_ACCOUNT_UPDATED = new EventType("cloud_account.updated");

    /** It joined the organization. */
    public static final EventType CLOUD_ACCOUNT_LINKED = new EventType("cloud_account.linked");

    /** AWS ends its support plan within 60 days, or has ended it; it tells no new version. */
    public static final EventType CLOUD_ACCOUNT_SUPPORT_PLAN_ENDING = new EventType("cloud_account.support_plan_ending");

    /** It was unlinked. */
    public static final EventType CLOUD_ACCOUNT_UNLINKED = new EventType("cloud_account.unlinked");

    /** It was created. */
    public static final EventType OWNER_LINK_CREATED = new EventType("owner_link.created");

    /** It was revoked, or its account was unlinked. */
    public static final EventType OWNER_LINK_REVOKED = new EventType("owner_link.revoked");

    /** What it was made for is done: the account is linked, and its role verified. */
    public static final EventType OWNER_LINK_COMPLETED = new EventType("owner_link.completed");

    /** It was changed. */
    public static final EventType ROLE_ARN_UPDATED = new EventType("role_arn.updated");

    /** Its ARN was cleared. */
    public static final EventType ROLE_ARN_CLEARED = new EventType("role_arn.cleared");

    /** A check found that it works. */
    public static final EventType ROLE_ARN_VERIFIED = new EventType("role_arn.verified");

    /** A check found that it does not work, or is insecure. */
    public static final EventType ROLE_ARN_REFUSED = new EventType("role_arn.refused");

    /** A check found that it no longer works as it did. */
    public static final EventType ROLE_ARN_DRIFTED = new EventType("role_arn.drifted");

    /** It was submitted. */
    public static final EventType LINK_REQUEST_SUBMITTED = new EventType("link_request.submitted");

    /** Operations agreed. */
    public static final EventType LINK_REQUEST_APPROVED = new EventType("link_request.approved");

    /** Operations refused. */
    public static final EventType LINK_REQUEST_REJECTED = new EventType("link_request.rejected");

    /**
     * It changed otherwise: AWS is being asked, AWS gave no answer, the platform cannot go on or can again,
     * what is warned of changed, or another request took its place.
     */
    public static final EventType LINK_REQUEST_UPDATED = new EventType("link_request.updated");

    /** The invitation is out. */
    public static final EventType LINK_REQUEST_SENT = new EventType("link_request.sent");

    /** The owner accepted. */
    public static final EventType LINK_REQUEST_ACCEPTED = new EventType("link_request.accepted");

    /** The owner declined. */
    public static final EventType LINK_REQUEST_DECLINED = new EventType("link_request.declined");

    /** Nobody answered in two weeks. */
    public static final EventType LINK_REQUEST_EXPIRED = new EventType("link_request.expired");

    /** It was withdrawn. */
    public static final EventType LINK_REQUEST_CANCELED = new EventType("link_request.canceled");

    /** AWS refused. */
    public static final EventType LINK_REQUEST_FAILED = new EventType("link_request.failed");

    /** The new account exists. */
    public static final EventType LINK_REQUEST_COMPLETED = new EventType("link_request.completed");

    /** It was created. */
    public static final EventType SUPPORT_PLAN_CREATED = new EventType("support_plan.created");

    /** It was changed. */
    public static final EventType SUPPORT_PLAN_UPDATED = new EventType("support_plan.updated");

    /** It was deleted. */
    public static final EventType SUPPORT_PLAN_DELETED = new EventType("support_plan.deleted");

    /** An account was put in. */
    public static final EventType SUPPORT_PLAN_ACCOUNT_ADDED = new EventType("support_plan.account_added");

    /** An account was taken out. */
    public static final EventType SUPPORT_PLAN_ACCOUNT_REMOVED = new EventType("support_plan.account_removed");

    /** It was made; nothing has changed yet. */
    public static final EventType ONBOARDING_PLAN_CREATED = new EventType("onboarding_plan.created");

    /** It is being applied: that began, or went on, which is told now and then. */
    public static final EventType ONBOARDING_PLAN_UPDATED = new EventType("onboarding_plan.updated");

    /** Every row is done or has failed. */
    public static final EventType ONBOARDING_PLAN_APPLIED = new EventType("onboarding_plan.applied");

    /** It was given up before it was applied. */
    public static final EventType ONBOARDING_PLAN_DISCARDED = new EventType("onboarding_plan.discarded");

    /** Nobody applied it within a day. */
    public static final EventType ONBOARDING_PLAN_EXPIRED = new EventType("onboarding_plan.expired");

    /** An endpoint is tried out: only ever delivered, and in no list. */
    public static final EventType WEBHOOK_TEST = new EventType("webhook.test");

    private EventType(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static EventType of(String value) {
        return new EventType(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<EventType> values() {
        return List.of(RESELLER_CREATED, RESELLER_UPDATED, CLIENT_CREATED, CLIENT_UPDATED, CLIENT_ARCHIVED, DISCOVERY_UPDATED, CREDENTIAL_CREATED, CREDENTIAL_ROTATED, CREDENTIAL_REVOKED, CREDENTIAL_LOGIN_REFUSED, CREDENTIAL_SCOPE_REFUSED, PRICEBOOK_CREATED, PRICEBOOK_UPDATED, PRICEBOOK_RETIRED, CLOUD_PROVIDER_SET, CLOUD_PROVIDER_REMOVED, CLOUD_ACCOUNT_CREATED, CLOUD_ACCOUNT_UPDATED, CLOUD_ACCOUNT_LINKED, CLOUD_ACCOUNT_SUPPORT_PLAN_ENDING, CLOUD_ACCOUNT_UNLINKED, OWNER_LINK_CREATED, OWNER_LINK_REVOKED, OWNER_LINK_COMPLETED, ROLE_ARN_UPDATED, ROLE_ARN_CLEARED, ROLE_ARN_VERIFIED, ROLE_ARN_REFUSED, ROLE_ARN_DRIFTED, LINK_REQUEST_SUBMITTED, LINK_REQUEST_APPROVED, LINK_REQUEST_REJECTED, LINK_REQUEST_UPDATED, LINK_REQUEST_SENT, LINK_REQUEST_ACCEPTED, LINK_REQUEST_DECLINED, LINK_REQUEST_EXPIRED, LINK_REQUEST_CANCELED, LINK_REQUEST_FAILED, LINK_REQUEST_COMPLETED, SUPPORT_PLAN_CREATED, SUPPORT_PLAN_UPDATED, SUPPORT_PLAN_DELETED, SUPPORT_PLAN_ACCOUNT_ADDED, SUPPORT_PLAN_ACCOUNT_REMOVED, ONBOARDING_PLAN_CREATED, ONBOARDING_PLAN_UPDATED, ONBOARDING_PLAN_APPLIED, ONBOARDING_PLAN_DISCARDED, ONBOARDING_PLAN_EXPIRED, WEBHOOK_TEST);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code reseller.created}. */
        RESELLER_CREATED,
        /** {@code reseller.updated}. */
        RESELLER_UPDATED,
        /** {@code client.created}. */
        CLIENT_CREATED,
        /** {@code client.updated}. */
        CLIENT_UPDATED,
        /** {@code client.archived}. */
        CLIENT_ARCHIVED,
        /** {@code discovery.updated}. */
        DISCOVERY_UPDATED,
        /** {@code credential.created}. */
        CREDENTIAL_CREATED,
        /** {@code credential.rotated}. */
        CREDENTIAL_ROTATED,
        /** {@code credential.revoked}. */
        CREDENTIAL_REVOKED,
        /** {@code credential.login_refused}. */
        CREDENTIAL_LOGIN_REFUSED,
        /** {@code credential.scope_refused}. */
        CREDENTIAL_SCOPE_REFUSED,
        /** {@code pricebook.created}. */
        PRICEBOOK_CREATED,
        /** {@code pricebook.updated}. */
        PRICEBOOK_UPDATED,
        /** {@code pricebook.retired}. */
        PRICEBOOK_RETIRED,
        /** {@code cloud_provider.set}. */
        CLOUD_PROVIDER_SET,
        /** {@code cloud_provider.removed}. */
        CLOUD_PROVIDER_REMOVED,
        /** {@code cloud_account.created}. */
        CLOUD_ACCOUNT_CREATED,
        /** {@code cloud_account.updated}. */
        CLOUD_ACCOUNT_UPDATED,
        /** {@code cloud_account.linked}. */
        CLOUD_ACCOUNT_LINKED,
        /** {@code cloud_account.support_plan_ending}. */
        CLOUD_ACCOUNT_SUPPORT_PLAN_ENDING,
        /** {@code cloud_account.unlinked}. */
        CLOUD_ACCOUNT_UNLINKED,
        /** {@code owner_link.created}. */
        OWNER_LINK_CREATED,
        /** {@code owner_link.revoked}. */
        OWNER_LINK_REVOKED,
        /** {@code owner_link.completed}. */
        OWNER_LINK_COMPLETED,
        /** {@code role_arn.updated}. */
        ROLE_ARN_UPDATED,
        /** {@code role_arn.cleared}. */
        ROLE_ARN_CLEARED,
        /** {@code role_arn.verified}. */
        ROLE_ARN_VERIFIED,
        /** {@code role_arn.refused}. */
        ROLE_ARN_REFUSED,
        /** {@code role_arn.drifted}. */
        ROLE_ARN_DRIFTED,
        /** {@code link_request.submitted}. */
        LINK_REQUEST_SUBMITTED,
        /** {@code link_request.approved}. */
        LINK_REQUEST_APPROVED,
        /** {@code link_request.rejected}. */
        LINK_REQUEST_REJECTED,
        /** {@code link_request.updated}. */
        LINK_REQUEST_UPDATED,
        /** {@code link_request.sent}. */
        LINK_REQUEST_SENT,
        /** {@code link_request.accepted}. */
        LINK_REQUEST_ACCEPTED,
        /** {@code link_request.declined}. */
        LINK_REQUEST_DECLINED,
        /** {@code link_request.expired}. */
        LINK_REQUEST_EXPIRED,
        /** {@code link_request.canceled}. */
        LINK_REQUEST_CANCELED,
        /** {@code link_request.failed}. */
        LINK_REQUEST_FAILED,
        /** {@code link_request.completed}. */
        LINK_REQUEST_COMPLETED,
        /** {@code support_plan.created}. */
        SUPPORT_PLAN_CREATED,
        /** {@code support_plan.updated}. */
        SUPPORT_PLAN_UPDATED,
        /** {@code support_plan.deleted}. */
        SUPPORT_PLAN_DELETED,
        /** {@code support_plan.account_added}. */
        SUPPORT_PLAN_ACCOUNT_ADDED,
        /** {@code support_plan.account_removed}. */
        SUPPORT_PLAN_ACCOUNT_REMOVED,
        /** {@code onboarding_plan.created}. */
        ONBOARDING_PLAN_CREATED,
        /** {@code onboarding_plan.updated}. */
        ONBOARDING_PLAN_UPDATED,
        /** {@code onboarding_plan.applied}. */
        ONBOARDING_PLAN_APPLIED,
        /** {@code onboarding_plan.discarded}. */
        ONBOARDING_PLAN_DISCARDED,
        /** {@code onboarding_plan.expired}. */
        ONBOARDING_PLAN_EXPIRED,
        /** {@code webhook.test}. */
        WEBHOOK_TEST,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "reseller.created" -> Known.RESELLER_CREATED;
            case "reseller.updated" -> Known.RESELLER_UPDATED;
            case "client.created" -> Known.CLIENT_CREATED;
            case "client.updated" -> Known.CLIENT_UPDATED;
            case "client.archived" -> Known.CLIENT_ARCHIVED;
            case "discovery.updated" -> Known.DISCOVERY_UPDATED;
            case "credential.created" -> Known.CREDENTIAL_CREATED;
            case "credential.rotated" -> Known.CREDENTIAL_ROTATED;
            case "credential.revoked" -> Known.CREDENTIAL_REVOKED;
            case "credential.login_refused" -> Known.CREDENTIAL_LOGIN_REFUSED;
            case "credential.scope_refused" -> Known.CREDENTIAL_SCOPE_REFUSED;
            case "pricebook.created" -> Known.PRICEBOOK_CREATED;
            case "pricebook.updated" -> Known.PRICEBOOK_UPDATED;
            case "pricebook.retired" -> Known.PRICEBOOK_RETIRED;
            case "cloud_provider.set" -> Known.CLOUD_PROVIDER_SET;
            case "cloud_provider.removed" -> Known.CLOUD_PROVIDER_REMOVED;
            case "cloud_account.created" -> Known.CLOUD_ACCOUNT_CREATED;
            case "cloud_account.updated" -> Known.CLOUD_ACCOUNT_UPDATED;
            case "cloud_account.linked" -> Known.CLOUD_ACCOUNT_LINKED;
            case "cloud_account.support_plan_ending" -> Known.CLOUD_ACCOUNT_SUPPORT_PLAN_ENDING;
            case "cloud_account.unlinked" -> Known.CLOUD_ACCOUNT_UNLINKED;
            case "owner_link.created" -> Known.OWNER_LINK_CREATED;
            case "owner_link.revoked" -> Known.OWNER_LINK_REVOKED;
            case "owner_link.completed" -> Known.OWNER_LINK_COMPLETED;
            case "role_arn.updated" -> Known.ROLE_ARN_UPDATED;
            case "role_arn.cleared" -> Known.ROLE_ARN_CLEARED;
            case "role_arn.verified" -> Known.ROLE_ARN_VERIFIED;
            case "role_arn.refused" -> Known.ROLE_ARN_REFUSED;
            case "role_arn.drifted" -> Known.ROLE_ARN_DRIFTED;
            case "link_request.submitted" -> Known.LINK_REQUEST_SUBMITTED;
            case "link_request.approved" -> Known.LINK_REQUEST_APPROVED;
            case "link_request.rejected" -> Known.LINK_REQUEST_REJECTED;
            case "link_request.updated" -> Known.LINK_REQUEST_UPDATED;
            case "link_request.sent" -> Known.LINK_REQUEST_SENT;
            case "link_request.accepted" -> Known.LINK_REQUEST_ACCEPTED;
            case "link_request.declined" -> Known.LINK_REQUEST_DECLINED;
            case "link_request.expired" -> Known.LINK_REQUEST_EXPIRED;
            case "link_request.canceled" -> Known.LINK_REQUEST_CANCELED;
            case "link_request.failed" -> Known.LINK_REQUEST_FAILED;
            case "link_request.completed" -> Known.LINK_REQUEST_COMPLETED;
            case "support_plan.created" -> Known.SUPPORT_PLAN_CREATED;
            case "support_plan.updated" -> Known.SUPPORT_PLAN_UPDATED;
            case "support_plan.deleted" -> Known.SUPPORT_PLAN_DELETED;
            case "support_plan.account_added" -> Known.SUPPORT_PLAN_ACCOUNT_ADDED;
            case "support_plan.account_removed" -> Known.SUPPORT_PLAN_ACCOUNT_REMOVED;
            case "onboarding_plan.created" -> Known.ONBOARDING_PLAN_CREATED;
            case "onboarding_plan.updated" -> Known.ONBOARDING_PLAN_UPDATED;
            case "onboarding_plan.applied" -> Known.ONBOARDING_PLAN_APPLIED;
            case "onboarding_plan.discarded" -> Known.ONBOARDING_PLAN_DISCARDED;
            case "onboarding_plan.expired" -> Known.ONBOARDING_PLAN_EXPIRED;
            case "webhook.test" -> Known.WEBHOOK_TEST;
            default -> Known.OTHER;
        };
    }
}
