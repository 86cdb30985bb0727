// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.util.Objects;

/**
 * An AWS account that the client has already, by its number.
 *
 * @param clientId Whose account it is.
 * @param awsAccountId Its 12-digit number, as text: leading zeros count. AWS's grouping
 *     {@code 1234-5678-9012} is taken as well.
 * @param rootEmail E-mail address of its root user, when known.
 * @param nickname What people call it.
 * @param type How it is sold: always {@code resale}.
 * @param pricebookId Its own pricebook, in place of the client's default one.
 * @param supportType The support that it has at AWS.
 * @param organizationRole What it is in AWS Organizations. A {@code management} account cannot be linked this
 *     way; a {@code member} must leave first.
 * @param submitLinkRequest Whether to submit the link request at once; false when left out.
 */
public record AddExistingAccount(
        String clientId,
        String awsAccountId,
        @Nullable String rootEmail,
        @Nullable String nickname,
        @Nullable CloudAccountType type,
        @Nullable String pricebookId,
        SupportType supportType,
        @Nullable OrganizationRole organizationRole,
        @Nullable Boolean submitLinkRequest)
        implements CreateCloudAccount {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private String clientId;
        private String awsAccountId;
        private @Nullable String rootEmail;
        private @Nullable String nickname;
        private @Nullable CloudAccountType type;
        private @Nullable String pricebookId;
        private SupportType supportType;
        private @Nullable OrganizationRole organizationRole;
        private @Nullable Boolean submitLinkRequest;

        private Builder() {}

        /** Whose account it is. */
        public Builder clientId(String clientId) {
            this.clientId = clientId;
            return this;
        }

        /**
         * Its 12-digit number, as text: leading zeros count. AWS's grouping {@code 1234-5678-9012} is taken
         * as well.
         */
        public Builder awsAccountId(String awsAccountId) {
            this.awsAccountId = awsAccountId;
            return this;
        }

        /** E-mail address of its root user, when known. */
        public Builder rootEmail(@Nullable String rootEmail) {
            this.rootEmail = rootEmail;
            return this;
        }

        /** What people call it. */
        public Builder nickname(@Nullable String nickname) {
            this.nickname = nickname;
            return this;
        }

        /** How it is sold: always {@code resale}. */
        public Builder type(@Nullable CloudAccountType type) {
            this.type = type;
            return this;
        }

        /** Its own pricebook, in place of the client's default one. */
        public Builder pricebookId(@Nullable String pricebookId) {
            this.pricebookId = pricebookId;
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

        /** Whether to submit the link request at once; false when left out. */
        public Builder submitLinkRequest(@Nullable Boolean submitLinkRequest) {
            this.submitLinkRequest = submitLinkRequest;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public AddExistingAccount build() {
            return new AddExistingAccount(
                    Objects.requireNonNull(clientId, "clientId"),
                    Objects.requireNonNull(awsAccountId, "awsAccountId"),
                    rootEmail,
                    nickname,
                    type,
                    pricebookId,
                    Objects.requireNonNull(supportType, "supportType"),
                    organizationRole,
                    submitLinkRequest);
        }
    }
}
