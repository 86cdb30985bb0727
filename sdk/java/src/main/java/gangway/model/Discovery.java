// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a client answered to the discovery questions, and what follows.
 *
 * @param clientId The client.
 * @param answers Answers by question; none before the first {@code PUT}.
 * @param outdated Questions in {@code answers} that are no longer asked, or whose answer can no longer be
 *     chosen: they count for nothing, and are to be asked anew. Absent when there are none.
 * @param note Something to remember.
 * @param complete Whether every question of today has an answer; {@code unknown} is one.
 * @param risks What follows from the answers, in the order of the questions.
 * @param reviewedAt When the answers were given; absent before.
 * @param version Counts the changes, from 1, which is that of a client that was not asked yet; the
 *     {@code ETag} is {@code "v<version>"}.
 */
public record Discovery(
        String clientId,
        Map<String, String> answers,
        @Nullable List<String> outdated,
        @Nullable String note,
        boolean complete,
        List<DiscoveryRisk> risks,
        @Nullable Instant reviewedAt,
        int version) {
    /** Copies the lists. */
    public Discovery {
        outdated = Values.copy(outdated);
        risks = Values.copy(risks);
    }
}
