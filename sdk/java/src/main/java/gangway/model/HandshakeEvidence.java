// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.time.Instant;
import java.util.List;

/**
 * A copy of an invitation as AWS told it.
 *
 * @param id AWS's id.
 * @param state Its state in AWS's words.
 * @param action What it is for, in AWS's words.
 * @param parties Who takes part.
 * @param requestedAt When it was made.
 * @param expiresAt When AWS lets it lapse.
 */
public record HandshakeEvidence(
        String id,
        String state,
        String action,
        List<HandshakeEvidenceParty> parties,
        @Nullable Instant requestedAt,
        @Nullable Instant expiresAt) {
    /** Copies the lists. */
    public HandshakeEvidence {
        parties = Values.copy(parties);
    }
}
