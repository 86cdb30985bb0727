// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * What the role showed of its account; what it did not show is absent.
 *
 * @param organizationRole What the account was in AWS Organizations.
 * @param payerAccountId The management account of its organization, which paid for it.
 * @param supportType The support plan that it seemed to have.
 */
public record RoleReportMeasured(
        @Nullable OrganizationRole organizationRole,
        @Nullable String payerAccountId,
        @Nullable SupportType supportType) {
}
