// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * The account to look at: by its id, or by its number when it is not on the platform yet.
 *
 * @param cloudAccountId An account of the platform; instead of {@code awsAccountId}.
 * @param awsAccountId The 12-digit number of an account; instead of {@code cloudAccountId}. Where it is the
 *     number of an account that you have on the platform, that one is meant.
 * @param organizationRole What the account is in AWS Organizations; only with {@code awsAccountId}. Left out,
 *     it is what the account says, if you have it on the platform.
 */
public record PreflightLinkRequest(
        @Nullable String cloudAccountId,
        @Nullable String awsAccountId,
        @Nullable OrganizationRole organizationRole) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable String cloudAccountId;
        private @Nullable String awsAccountId;
        private @Nullable OrganizationRole organizationRole;

        private Builder() {}

        /** An account of the platform; instead of {@code awsAccountId}. */
        public Builder cloudAccountId(@Nullable String cloudAccountId) {
            this.cloudAccountId = cloudAccountId;
            return this;
        }

        /**
         * The 12-digit number of an account; instead of {@code cloudAccountId}. Where it is the number of an
         * account that you have on the platform, that one is meant.
         */
        public Builder awsAccountId(@Nullable String awsAccountId) {
            this.awsAccountId = awsAccountId;
            return this;
        }

        /**
         * What the account is in AWS Organizations; only with {@code awsAccountId}. Left out, it is what the
         * account says, if you have it on the platform.
         */
        public Builder organizationRole(@Nullable OrganizationRole organizationRole) {
            this.organizationRole = organizationRole;
            return this;
        }

        /** The finished body. */
        public PreflightLinkRequest build() {
            return new PreflightLinkRequest(cloudAccountId, awsAccountId, organizationRole);
        }
    }
}
