// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * What {@code listRoleArns} can be asked for.
 *
 * @param status Only those with this status.
 * @param clientId Only those of this client.
 * @param limit Items on a page.
 * @param cursor {@code nextCursor} of the page before.
 */
public record ListRoleArnsParams(
        @Nullable RoleArnStatus status,
        @Nullable String clientId,
        @Nullable Integer limit,
        @Nullable String cursor) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable RoleArnStatus status;
        private @Nullable String clientId;
        private @Nullable Integer limit;
        private @Nullable String cursor;

        private Builder() {}

        /** Only those with this status. */
        public Builder status(@Nullable RoleArnStatus status) {
            this.status = status;
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
        public ListRoleArnsParams build() {
            return new ListRoleArnsParams(status, clientId, limit, cursor);
        }
    }
}
