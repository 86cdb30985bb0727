// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * Agreement of the operations team.
 *
 * @param accountName The new account's name, in place of its nickname; only for requests of new accounts.
 * @param rootEmail E-mail address of the new account's root user; needed unless the account has one. Only for
 *     new accounts.
 * @param supportType The support that the new account needs; only for new accounts.
 * @param note Something for the history.
 */
public record ApproveLinkRequest(
        @Nullable String accountName,
        @Nullable String rootEmail,
        @Nullable SupportType supportType,
        @Nullable String note) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable String accountName;
        private @Nullable String rootEmail;
        private @Nullable SupportType supportType;
        private @Nullable String note;

        private Builder() {}

        /** The new account's name, in place of its nickname; only for requests of new accounts. */
        public Builder accountName(@Nullable String accountName) {
            this.accountName = accountName;
            return this;
        }

        /**
         * E-mail address of the new account's root user; needed unless the account has one. Only for new
         * accounts.
         */
        public Builder rootEmail(@Nullable String rootEmail) {
            this.rootEmail = rootEmail;
            return this;
        }

        /** The support that the new account needs; only for new accounts. */
        public Builder supportType(@Nullable SupportType supportType) {
            this.supportType = supportType;
            return this;
        }

        /** Something for the history. */
        public Builder note(@Nullable String note) {
            this.note = note;
            return this;
        }

        /** The finished body. */
        public ApproveLinkRequest build() {
            return new ApproveLinkRequest(accountName, rootEmail, supportType, note);
        }
    }
}
