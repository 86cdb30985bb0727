// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.util.List;

/**
 * What an event tells: states and ids, never names, addresses or secrets. Which members it has depends on its
 * type; further ones may be added. It only describes what is answered: the members are made where the event
 * happens.
 *
 * @param status The resource's status after the event; with {@code reseller.*}, {@code client.*},
 *     {@code pricebook.*}, {@code cloud_account.*}, {@code role_arn.*} and {@code link_request.*}.
 * @param kind The resource's kind; with {@code pricebook.*}, {@code link_request.*} and
 *     {@code support_plan.*}.
 * @param cloudAccountId The account that the request or the move is about; with {@code link_request.*},
 *     {@code support_plan.account_added} and {@code support_plan.account_removed}.
 * @param origin Where the account came from; with {@code cloud_account.*}.
 * @param awsAccountId The account's number, when it has one; with {@code cloud_account.*}.
 * @param diagnosis What is wrong with the role, when something is; with {@code role_arn.*}.
 * @param role The credential's role; with {@code credential.created}, {@code credential.rotated} and
 *     {@code credential.revoked}.
 * @param scopes The credential's scopes; with {@code credential.created}, {@code credential.rotated} and
 *     {@code credential.revoked}.
 * @param count How often it happened since it was told last; with {@code credential.login_refused} and
 *     {@code credential.scope_refused}.
 * @param networks How many networks these logins came from, 10,000 at most; with
 *     {@code credential.login_refused} of ids that are nobody's.
 * @param requiredScope The scope that the token lacked; with {@code credential.scope_refused}.
 * @param provider The cloud provider; with {@code cloud_provider.*}.
 * @param pricebookId The client's default pricebook; with {@code cloud_provider.*}.
 * @param currency The currency (ISO 4217); with {@code cloud_provider.*} and {@code pricebook.*}.
 * @param enabledInCustomerPortal Whether the customer portal is on; with {@code cloud_provider.*}.
 */
public record EventData(
        @Nullable String status,
        @Nullable String kind,
        @Nullable String cloudAccountId,
        @Nullable String origin,
        @Nullable String awsAccountId,
        @Nullable String diagnosis,
        @Nullable String role,
        @Nullable List<String> scopes,
        @Nullable Integer count,
        @Nullable Integer networks,
        @Nullable String requiredScope,
        @Nullable String provider,
        @Nullable String pricebookId,
        @Nullable String currency,
        @Nullable Boolean enabledInCustomerPortal) {
    /** Copies the lists. */
    public EventData {
        scopes = Values.copy(scopes);
    }
}
