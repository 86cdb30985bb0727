// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import java.time.Instant;

/**
 * A plan for many accounts of a client.
 *
 * @param id Its id.
 * @param resellerId The reseller of its client.
 * @param clientId Whose accounts they are.
 * @param status How far it is.
 * @param summary How many rows there are of each kind; while it is applied, as they were counted last.
 * @param invitations The invitations that it brings about.
 * @param expiresAt Until when it can be applied.
 * @param version Counts the changes, from 1; the {@code ETag} is {@code "v<version>"}.
 * @param createdAt When it was created.
 * @param updatedAt When it was last changed.
 */
public record OnboardingPlan(
        String id,
        String resellerId,
        String clientId,
        OnboardingPlanStatus status,
        OnboardingPlanSummary summary,
        OnboardingPlanInvitations invitations,
        Instant expiresAt,
        int version,
        Instant createdAt,
        Instant updatedAt) {
}
