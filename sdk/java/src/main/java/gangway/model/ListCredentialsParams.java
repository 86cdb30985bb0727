// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * What {@code listCredentials} can be asked for.
 *
 * @param role Only those with this role.
 * @param resellerId Only those of this reseller and its clients.
 * @param clientId Only those of this client.
 * @param limit Items on a page.
 * @param cursor {@code nextCursor} of the page before.
 */
public record ListCredentialsParams(
        @Nullable CredentialRole role,
        @Nullable String resellerId,
        @Nullable String clientId,
        @Nullable Integer limit,
        @Nullable String cursor) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable CredentialRole role;
        private @Nullable String resellerId;
        private @Nullable String clientId;
        private @Nullable Integer limit;
        private @Nullable String cursor;

        private Builder() {}

        /** Only those with this role. */
        public Builder role(@Nullable CredentialRole role) {
            this.role = role;
            return this;
        }

        /** Only those of this reseller and its clients. */
        public Builder resellerId(@Nullable String resellerId) {
            this.resellerId = resellerId;
            return this;
        }

        /** Only those of this client. */
        public Builder clientId(@Nullable String clientId) {
            this.clientId = clientId;
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
        public ListCredentialsParams build() {
            return new ListCredentialsParams(role, resellerId, clientId, limit, cursor);
        }
    }
}
