// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import java.util.Objects;

/**
 * The number of the account that was created by hand.
 *
 * @param awsAccountId The new account's 12-digit number.
 */
public record CompleteLinkRequest(
        String awsAccountId) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private String awsAccountId;

        private Builder() {}

        /** The new account's 12-digit number. */
        public Builder awsAccountId(String awsAccountId) {
            this.awsAccountId = awsAccountId;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public CompleteLinkRequest build() {
            return new CompleteLinkRequest(Objects.requireNonNull(awsAccountId, "awsAccountId"));
        }
    }
}
