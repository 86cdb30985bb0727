// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * What {@code listResellers} can be asked for.
 *
 * @param status Only those with this status.
 * @param externalRef Only the one with this external reference.
 * @param limit Items on a page.
 * @param cursor {@code nextCursor} of the page before.
 */
public record ListResellersParams(
        @Nullable ResellerStatus status,
        @Nullable String externalRef,
        @Nullable Integer limit,
        @Nullable String cursor) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable ResellerStatus status;
        private @Nullable String externalRef;
        private @Nullable Integer limit;
        private @Nullable String cursor;

        private Builder() {}

        /** Only those with this status. */
        public Builder status(@Nullable ResellerStatus status) {
            this.status = status;
            return this;
        }

        /** Only the one with this external reference. */
        public Builder externalRef(@Nullable String externalRef) {
            this.externalRef = externalRef;
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
        public ListResellersParams build() {
            return new ListResellersParams(status, externalRef, limit, cursor);
        }
    }
}
