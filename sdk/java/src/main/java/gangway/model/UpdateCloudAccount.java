// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.Patch;

/**
 * Changes to a cloud account; what is left out stays, null clears.
 *
 * @param awsAccountId Its number, while the account is {@code registered}. The role ARN of the old number is
 *     cleared with it.
 * @param rootEmail E-mail address of its root user; null clears it.
 * @param nickname What people call it; null clears it.
 * @param supportType The support that it has at AWS; it must fit the support plan group that the account is
 *     in afterwards.
 * @param organizationRole What it is in AWS Organizations; null says that it is not known.
 * @param pricebookId Its own pricebook; null goes back to the client's default one.
 * @param supportPlanId The support plan group that it is moved into, one of its client; null takes it out of
 *     the one that it is in. It may come with {@code supportType}, so that both change in one step.
 */
public record UpdateCloudAccount(
        @Nullable String awsAccountId,
        @Nullable Patch<String> rootEmail,
        @Nullable Patch<String> nickname,
        @Nullable SupportType supportType,
        @Nullable Patch<OrganizationRole> organizationRole,
        @Nullable Patch<String> pricebookId,
        @Nullable Patch<String> supportPlanId) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable String awsAccountId;
        private @Nullable Patch<String> rootEmail;
        private @Nullable Patch<String> nickname;
        private @Nullable SupportType supportType;
        private @Nullable Patch<OrganizationRole> organizationRole;
        private @Nullable Patch<String> pricebookId;
        private @Nullable Patch<String> supportPlanId;

        private Builder() {}

        /**
         * Its number, while the account is {@code registered}. The role ARN of the old number is cleared with
         * it.
         */
        public Builder awsAccountId(@Nullable String awsAccountId) {
            this.awsAccountId = awsAccountId;
            return this;
        }

        /** E-mail address of its root user; null clears it. */
        public Builder rootEmail(String rootEmail) {
            this.rootEmail = Patch.of(rootEmail);
            return this;
        }

        /** Sends null as {@code rootEmail}, which clears it. */
        public Builder clearRootEmail() {
            this.rootEmail = Patch.cleared();
            return this;
        }

        /** What people call it; null clears it. */
        public Builder nickname(String nickname) {
            this.nickname = Patch.of(nickname);
            return this;
        }

        /** Sends null as {@code nickname}, which clears it. */
        public Builder clearNickname() {
            this.nickname = Patch.cleared();
            return this;
        }

        /**
         * The support that it has at AWS; it must fit the support plan group that the account is in
         * afterwards.
         */
        public Builder supportType(@Nullable SupportType supportType) {
            this.supportType = supportType;
            return this;
        }

        /** What it is in AWS Organizations; null says that it is not known. */
        public Builder organizationRole(OrganizationRole organizationRole) {
            this.organizationRole = Patch.of(organizationRole);
            return this;
        }

        /** Sends null as {@code organizationRole}, which clears it. */
        public Builder clearOrganizationRole() {
            this.organizationRole = Patch.cleared();
            return this;
        }

        /** Its own pricebook; null goes back to the client's default one. */
        public Builder pricebookId(String pricebookId) {
            this.pricebookId = Patch.of(pricebookId);
            return this;
        }

        /** Sends null as {@code pricebookId}, which clears it. */
        public Builder clearPricebookId() {
            this.pricebookId = Patch.cleared();
            return this;
        }

        /**
         * The support plan group that it is moved into, one of its client; null takes it out of the one that
         * it is in. It may come with {@code supportType}, so that both change in one step.
         */
        public Builder supportPlanId(String supportPlanId) {
            this.supportPlanId = Patch.of(supportPlanId);
            return this;
        }

        /** Sends null as {@code supportPlanId}, which clears it. */
        public Builder clearSupportPlanId() {
            this.supportPlanId = Patch.cleared();
            return this;
        }

        /** The finished body. */
        public UpdateCloudAccount build() {
            return new UpdateCloudAccount(
                    awsAccountId,
                    rootEmail,
                    nickname,
                    supportType,
                    organizationRole,
                    pricebookId,
                    supportPlanId);
        }
    }
}
