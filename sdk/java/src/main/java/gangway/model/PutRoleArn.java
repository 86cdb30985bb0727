// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * The role as its owner created it, in place of what was saved before.
 *
 * @param roleArn The role's ARN, copied from its summary page. Blanks, invisible characters and quotes around
 *     it are removed.
 * @param roleName The role's name; equal to the ARN's last part when both are given.
 * @param description What the role is for, at most 128 characters of letters, digits, blanks and
 *     {@code +=,.@_-}.
 */
public record PutRoleArn(
        @Nullable String roleArn,
        @Nullable String roleName,
        @Nullable String description) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable String roleArn;
        private @Nullable String roleName;
        private @Nullable String description;

        private Builder() {}

        /**
         * The role's ARN, copied from its summary page. Blanks, invisible characters and quotes around it are
         * removed.
         */
        public Builder roleArn(@Nullable String roleArn) {
            this.roleArn = roleArn;
            return this;
        }

        /** The role's name; equal to the ARN's last part when both are given. */
        public Builder roleName(@Nullable String roleName) {
            this.roleName = roleName;
            return this;
        }

        /** What the role is for, at most 128 characters of letters, digits, blanks and {@code +=,.@_-}. */
        public Builder description(@Nullable String description) {
            this.description = description;
            return this;
        }

        /** The finished body. */
        public PutRoleArn build() {
            return new PutRoleArn(roleArn, roleName, description);
        }
    }
}
