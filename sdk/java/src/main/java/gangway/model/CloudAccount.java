// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.time.Instant;

/**
 * An AWS account of a client.
 *
 * @param id Its id.
 * @param resellerId Its reseller.
 * @param clientId Its client.
 * @param provider The cloud provider: always {@code aws}.
 * @param origin Where it came from.
 * @param awsAccountId Its 12-digit number; a requested account gets one when it is created.
 * @param nickname What people call it.
 * @param rootEmail E-mail address of its root user.
 * @param type How it is sold.
 * @param supportType The support that it has at AWS.
 * @param organizationRole What it is in AWS Organizations, when known.
 * @param organizationRoleSource How that is known: what its role shows takes the place of what somebody said.
 * @param payerAccountId The management account of its organization, which pays for it, as its role showed it.
 * @param detectedSupportType The support plan that the severities of cases speak for which AWS offers it, as
 *     its role showed them: a guess. AWS's plans of 2026 are not told apart by it.
 * @param pricebookId Its own pricebook.
 * @param effectivePricebook The pricebook that applies.
 * @param liabilityStartsAt Since when the distributor is financially responsible for it.
 * @param externalId The external ID that its role must require; made by the platform.
 * @param status How far it is.
 * @param roleStatus Whether its role works.
 * @param linkRequestId Its latest link request.
 * @param supportPlanId Its support plan group.
 * @param version Counts the changes, from 1; the {@code ETag} is {@code "v<version>"}.
 * @param createdAt When it was created.
 * @param updatedAt When it was last changed.
 */
public record CloudAccount(
        String id,
        String resellerId,
        String clientId,
        String provider,
        CloudAccountOrigin origin,
        @Nullable String awsAccountId,
        @Nullable String nickname,
        @Nullable String rootEmail,
        CloudAccountType type,
        SupportType supportType,
        @Nullable OrganizationRole organizationRole,
        @Nullable OrganizationRoleSource organizationRoleSource,
        @Nullable String payerAccountId,
        @Nullable SupportType detectedSupportType,
        @Nullable String pricebookId,
        @Nullable EffectivePricebook effectivePricebook,
        @Nullable Instant liabilityStartsAt,
        String externalId,
        CloudAccountStatus status,
        RoleArnStatus roleStatus,
        @Nullable String linkRequestId,
        @Nullable String supportPlanId,
        int version,
        Instant createdAt,
        Instant updatedAt) {
}
