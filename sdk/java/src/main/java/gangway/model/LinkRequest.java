// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.time.Instant;
import java.util.List;

/**
 * A request to link an account.
 *
 * @param id Its id.
 * @param resellerId Its reseller.
 * @param clientId Its client.
 * @param cloudAccountId The account to link.
 * @param kind What it asks for.
 * @param status How far it is.
 * @param note What its submitter wrote.
 * @param supersedes The request whose place it takes.
 * @param submittedAt When it was submitted.
 * @param approvedAt When it was approved.
 * @param approvedBy The credential that approved it; customers do not see it.
 * @param rejectionReason Why it was rejected.
 * @param handshakeId AWS's id of the invitation.
 * @param sentAt When the invitation was sent.
 * @param expiresAt When the request lapses: two weeks after the invitation was sent.
 * @param awsExpiresAt When AWS lets the invitation lapse, by its own clock.
 * @param sendScheduledAt When the platform sends it by itself: the day's invitations are used up, or AWS
 *     makes other accounts just now.
 * @param evidence For operations, what AWS said last of the invitation, in its own words: AWS forgets it 30
 *     days after its end.
 * @param closedAt When it ended.
 * @param failure Why it failed.
 * @param warnings What may cost money or time later.
 * @param availableActions What you may do with it now: the last segments of the actions' paths.
 * @param version Counts the changes, from 1; the {@code ETag} is {@code "v<version>"}.
 * @param updatedAt When it was last changed.
 */
public record LinkRequest(
        String id,
        String resellerId,
        String clientId,
        String cloudAccountId,
        LinkRequestKind kind,
        LinkRequestStatus status,
        @Nullable String note,
        @Nullable String supersedes,
        Instant submittedAt,
        @Nullable Instant approvedAt,
        @Nullable String approvedBy,
        @Nullable String rejectionReason,
        @Nullable String handshakeId,
        @Nullable Instant sentAt,
        @Nullable Instant expiresAt,
        @Nullable Instant awsExpiresAt,
        @Nullable Instant sendScheduledAt,
        @Nullable HandshakeEvidence evidence,
        @Nullable Instant closedAt,
        @Nullable LinkRequestFailure failure,
        List<Warning> warnings,
        List<LinkRequestAction> availableActions,
        int version,
        Instant updatedAt) {
    /** Copies the lists. */
    public LinkRequest {
        warnings = Values.copy(warnings);
        availableActions = Values.copy(availableActions);
    }
}
