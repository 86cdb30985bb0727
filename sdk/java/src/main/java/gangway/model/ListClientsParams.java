// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * What {@code listClients} can be asked for.
 *
 * @param status Only those with this status.
 * @param externalRef Only those with this external reference.
 * @param q Only those whose name contains this text; letter case does not matter.
 * @param resellerId Only those of this reseller.
 * @param limit Items on a page.
 * @param cursor {@code nextCursor} of the page before.
 */
public record ListClientsParams(
        @Nullable ClientStatus status,
        @Nullable String externalRef,
        @Nullable String q,
        @Nullable String resellerId,
        @Nullable Integer limit,
        @Nullable String cursor) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable ClientStatus status;
        private @Nullable String externalRef;
        private @Nullable String q;
        private @Nullable String resellerId;
        private @Nullable Integer limit;
        private @Nullable String cursor;

        private Builder() {}

        /** Only those with this status. */
        public Builder status(@Nullable ClientStatus status) {
            this.status = status;
            return this;
        }

        /** Only those with this external reference. */
        public Builder externalRef(@Nullable String externalRef) {
            this.externalRef = externalRef;
            return this;
        }

        /** Only those whose name contains this text; letter case does not matter. */
        public Builder q(@Nullable String q) {
            this.q = q;
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
        public ListClientsParams build() {
            return new ListClientsParams(status, externalRef, q, resellerId, limit, cursor);
        }
    }
}
