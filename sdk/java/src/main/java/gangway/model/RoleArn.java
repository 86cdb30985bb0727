// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.time.Instant;
import java.util.List;

/**
 * The read-only role of a cloud account.
 *
 * @param cloudAccountId The account whose role it is.
 * @param crossAccountId The AWS account that the role trusts; the same for all.
 * @param externalId The external ID that the role must require; this account's own.
 * @param roleArn The role's ARN.
 * @param roleName The role's name.
 * @param description What the role is for.
 * @param status Whether it works.
 * @param checkedAt When that was found out.
 * @param diagnosis What is wrong with it.
 * @param checks What the last check tried, in order.
 * @param unanswered Checks since then that AWS did not answer; a role that was verified stays so.
 * @param warnings What may become a problem.
 * @param version Counts the changes, from 1; the {@code ETag} is {@code "v<version>"}.
 * @param updatedAt When it was last changed.
 */
public record RoleArn(
        String cloudAccountId,
        String crossAccountId,
        String externalId,
        @Nullable String roleArn,
        @Nullable String roleName,
        @Nullable String description,
        RoleArnStatus status,
        @Nullable Instant checkedAt,
        @Nullable RoleDiagnosis diagnosis,
        List<RoleCheck> checks,
        @Nullable RoleUnanswered unanswered,
        List<Warning> warnings,
        int version,
        Instant updatedAt) {
    /** Copies the lists. */
    public RoleArn {
        checks = Values.copy(checks);
        warnings = Values.copy(warnings);
    }
}
