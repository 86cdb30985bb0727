// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.util.Objects;

/**
 * An AWS account that the client has already, as it is to be on the platform: one that is there is changed,
 * and what is left out of it stays as it is.
 *
 * @param awsAccountId Its 12-digit number, as text: leading zeros count. AWS's grouping
 *     {@code 1234-5678-9012} is taken as well.
 * @param nickname What people call it.
 * @param rootEmail E-mail address of its root user, when known.
 * @param supportType The support that it has at AWS.
 * @param organizationRole What it is in AWS Organizations. A {@code management} account cannot be linked this
 *     way; a {@code member} must leave first.
 * @param pricebookId Its own pricebook, in place of the client's default one.
 * @param supportPlanId The support plan group that it belongs in.
 * @param submitLinkRequest Whether to submit a link request, unless it is linked or one is open; false when
 *     left out.
 */
public record OnboardingPlanAccount(
        String awsAccountId,
        @Nullable String nickname,
        @Nullable String rootEmail,
        SupportType supportType,
        @Nullable OrganizationRole organizationRole,
        @Nullable String pricebookId,
        @Nullable String supportPlanId,
        @Nullable Boolean submitLinkRequest) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private String awsAccountId;
        private @Nullable String nickname;
        private @Nullable String rootEmail;
        private SupportType supportType;
        private @Nullable OrganizationRole organizationRole;
        private @Nullable String pricebookId;
        private @Nullable String supportPlanId;
        private @Nullable Boolean submitLinkRequest;

        private Builder() {}

        /**
         * Its 12-digit number, as text: leading zeros count. AWS's grouping {@code 1234-5678-9012} is taken
         * as well.
         */
        public Builder awsAccountId(String awsAccountId) {
            this.awsAccountId = awsAccountId;
            return this;
        }

        /** What people call it. */
        public Builder nickname(@Nullable String nickname) {
            this.nickname = nickname;
            return this;
        }

        /** E-mail address of its root user, when known. */
        public Builder rootEmail(@Nullable String rootEmail) {
            this.rootEmail = rootEmail;
            return this;
        }

        /** The support that it has at AWS. */
        public Builder supportType(SupportType supportType) {
            this.supportType = supportType;
            return this;
        }

        /**
         * What it is in AWS Organizations. A {@code management} account cannot be linked this way; a
         * {@code member} must leave first.
         */
        public Builder organizationRole(@Nullable OrganizationRole organizationRole) {
            this.organizationRole = organizationRole;
            return this;
        }

        /** Its own pricebook, in place of the client's default one. */
        public Builder pricebookId(@Nullable String pricebookId) {
            this.pricebookId = pricebookId;
            return this;
        }

        /** The support plan group that it belongs in. */
        public Builder supportPlanId(@Nullable String supportPlanId) {
            this.supportPlanId = supportPlanId;
            return this;
        }

        /** Whether to submit a link request, unless it is linked or one is open; false when left out. */
        public Builder submitLinkRequest(@Nullable Boolean submitLinkRequest) {
            this.submitLinkRequest = submitLinkRequest;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public OnboardingPlanAccount build() {
            return new OnboardingPlanAccount(
                    Objects.requireNonNull(awsAccountId, "awsAccountId"),
                    nickname,
                    rootEmail,
                    Objects.requireNonNull(supportType, "supportType"),
                    organizationRole,
                    pricebookId,
                    supportPlanId,
                    submitLinkRequest);
        }
    }
}
