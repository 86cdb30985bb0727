// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.time.Instant;
import java.util.List;

/**
 * The last verification of a role, as a document to keep.
 *
 * @param cloudAccountId The account whose role it is.
 * @param awsAccountId Its 12-digit number.
 * @param roleArn The role that was verified.
 * @param externalId The external ID that it has to require.
 * @param crossAccountId The AWS account that it had to trust then.
 * @param checkedAt When it was verified.
 * @param source Who verified it; not known of what was verified before this was kept.
 * @param status What was found.
 * @param verdict The same in words.
 * @param diagnosis What was wrong with it.
 * @param checks What was tried, in order.
 * @param measured What the role showed of its account.
 * @param limits What the report does not prove, one sentence each.
 * @param unanswered Checks since then that AWS did not answer.
 * @param platformVersion The release of the platform that verified it; not known of what was verified before
 *     this was kept.
 */
public record RoleReport(
        String cloudAccountId,
        @Nullable String awsAccountId,
        String roleArn,
        String externalId,
        String crossAccountId,
        Instant checkedAt,
        @Nullable RoleVerificationSource source,
        RoleArnStatus status,
        String verdict,
        @Nullable RoleDiagnosis diagnosis,
        List<RoleReportCheck> checks,
        RoleReportMeasured measured,
        List<String> limits,
        @Nullable RoleUnanswered unanswered,
        @Nullable String platformVersion) {
    /** Copies the lists. */
    public RoleReport {
        checks = Values.copy(checks);
        limits = Values.copy(limits);
    }
}
