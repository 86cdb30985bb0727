// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.time.Instant;

/**
 * The invitations that a plan brings about, as it looked when it was made.
 *
 * @param needed How many.
 * @param perDay How many AWS takes in 24 hours.
 * @param lastSentAbout When the last one goes out about, if all are approved at once, behind those that wait
 *     already.
 */
public record OnboardingPlanInvitations(
        int needed,
        int perDay,
        @Nullable Instant lastSentAbout) {
}
