// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * What {@code listCloudAccounts} can be asked for.
 *
 * @param clientId Only those of this client.
 * @param status Only those that are this far.
 * @param roleStatus Only those whose role is in this state.
 * @param supportType Only those with this support type.
 * @param awsAccountId Only those with this number.
 * @param resellerId Only those of this reseller.
 * @param limit Items on a page.
 * @param cursor {@code nextCursor} of the page before.
 */
public record ListCloudAccountsParams(
        @Nullable String clientId,
        @Nullable CloudAccountStatus status,
        @Nullable RoleArnStatus roleStatus,
        @Nullable SupportType supportType,
        @Nullable String awsAccountId,
        @Nullable String resellerId,
        @Nullable Integer limit,
        @Nullable String cursor) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable String clientId;
        private @Nullable CloudAccountStatus status;
        private @Nullable RoleArnStatus roleStatus;
        private @Nullable SupportType supportType;
        private @Nullable String awsAccountId;
        private @Nullable String resellerId;
        private @Nullable Integer limit;
        private @Nullable String cursor;

        private Builder() {}

        /** Only those of this client. */
        public Builder clientId(@Nullable String clientId) {
            this.clientId = clientId;
            return this;
        }

        /** Only those that are this far. */
        public Builder status(@Nullable CloudAccountStatus status) {
            this.status = status;
            return this;
        }

        /** Only those whose role is in this state. */
        public Builder roleStatus(@Nullable RoleArnStatus roleStatus) {
            this.roleStatus = roleStatus;
            return this;
        }

        /** Only those with this support type. */
        public Builder supportType(@Nullable SupportType supportType) {
            this.supportType = supportType;
            return this;
        }

        /** Only those with this number. */
        public Builder awsAccountId(@Nullable String awsAccountId) {
            this.awsAccountId = awsAccountId;
            return this;
        }

        /** Only those of this reseller. */
        public Builder resellerId(@Nullable String resellerId) {
            this.resellerId = resellerId;
            return this;
        }

        /** Items on a page. */
        public Builder limit(@Nullable Integer limit) {
            this.limit = limit;
            return this;
        }

        /** {@code nextCursor} of the page before. */
        public Builder cursor(@Nullable String cursor) {
            this.cursor = cursor;
            return this;
        }

        /** The finished parameters. */
        public ListCloudAccountsParams build() {
            return new ListCloudAccountsParams(
                    clientId,
                    status,
                    roleStatus,
                    supportType,
                    awsAccountId,
                    resellerId,
                    limit,
                    cursor);
        }
    }
}
