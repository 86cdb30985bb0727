// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.time.Instant;

/**
 * A link by which the owner of an AWS account does the own steps: creates the role, saves its ARN, accepts
 * the invitation.
 *
 * @param id Its id.
 * @param cloudAccountId The account that it is for.
 * @param url Its address, for the owner; only in the answer that made it, never again. Whoever has it can do
 *     the owner's steps.
 * @param language The language of its page.
 * @param status What it is good for.
 * @param expiresAt When its time is over.
 * @param createdAt When it was created.
 * @param lastOpenedAt When its page was fetched last, to the second. Scanners of mail fetch it too; it counts
 *     no version and is no event.
 * @param version Counts the changes, from 1; the {@code ETag} is {@code "v<version>"}. That its time is over
 *     is no change.
 */
public record OwnerLink(
        String id,
        String cloudAccountId,
        @Nullable String url,
        ClientLanguage language,
        OwnerLinkStatus status,
        Instant expiresAt,
        Instant createdAt,
        @Nullable Instant lastOpenedAt,
        int version) {
    /** Without secrets. */
    @Override
    public String toString() {
        return "OwnerLink[id=" + id
                + ", cloudAccountId=" + cloudAccountId
                + ", url=" + Values.hidden(url)
                + ", language=" + language
                + ", status=" + status
                + ", expiresAt=" + expiresAt
                + ", createdAt=" + createdAt
                + ", lastOpenedAt=" + lastOpenedAt
                + ", version=" + version
                + "]";
    }
}
