// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.time.Instant;
import java.util.List;

/**
 * Which way an account can come in, and what that depends on.
 *
 * @param route The way in.
 * @param awsAccountId The account's number; absent before it has one.
 * @param cloudAccountId The account, where you have it on the platform.
 * @param conditions What it depends on, each once. Those of support, role and discovery do not stop a link
 *     request; the rest may.
 * @param checkedAt When this was so.
 */
public record Preflight(
        PreflightRoute route,
        @Nullable String awsAccountId,
        @Nullable String cloudAccountId,
        List<PreflightCondition> conditions,
        Instant checkedAt) {
    /** Copies the lists. */
    public Preflight {
        conditions = Values.copy(conditions);
    }
}
