// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.time.Instant;
import java.util.List;

/**
 * What a machine or a portal logs in with.
 *
 * @param id Its id, which is the OAuth {@code client_id}.
 * @param name What it is for.
 * @param role What it may do at most.
 * @param resellerId The reseller it belongs to.
 * @param clientId The client it belongs to.
 * @param scopes What it may do.
 * @param secret The secret; only in the answer that made it, never again.
 * @param expiresAt When it stops working.
 * @param lastUsedAt When a token was last issued for it, to the minute.
 * @param revokedAt When it was revoked.
 * @param createdAt When it was created.
 * @param version Counts the changes, from 1; the {@code ETag} is {@code "v<version>"}.
 */
public record Credential(
        String id,
        String name,
        CredentialRole role,
        @Nullable String resellerId,
        @Nullable String clientId,
        List<String> scopes,
        @Nullable String secret,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        Instant createdAt,
        int version) {
    /** Copies the lists. */
    public Credential {
        scopes = Values.copy(scopes);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "Credential[id=" + id
                + ", name=" + name
                + ", role=" + role
                + ", resellerId=" + resellerId
                + ", clientId=" + clientId
                + ", scopes=" + scopes
                + ", secret=" + Values.hidden(secret)
                + ", expiresAt=" + expiresAt
                + ", lastUsedAt=" + lastUsedAt
                + ", revokedAt=" + revokedAt
                + ", createdAt=" + createdAt
                + ", version=" + version
                + "]";
    }
}
