// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * What {@code listSupportPlans} can be asked for.
 *
 * @param clientId Only those of this client.
 * @param kind Only those of this kind.
 * @param resellerId Only those of this reseller's clients.
 * @param limit Items on a page.
 * @param cursor {@code nextCursor} of the page before.
 */
public record ListSupportPlansParams(
        @Nullable String clientId,
        @Nullable SupportPlanKind kind,
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
        private @Nullable SupportPlanKind kind;
        private @Nullable String resellerId;
        private @Nullable Integer limit;
        private @Nullable String cursor;

        private Builder() {}

        /** Only those of this client. */
        public Builder clientId(@Nullable String clientId) {
            this.clientId = clientId;
            return this;
        }

        /** Only those of this kind. */
        public Builder kind(@Nullable SupportPlanKind kind) {
            this.kind = kind;
            return this;
        }

        /** Only those of this reseller's clients. */
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
        public ListSupportPlansParams build() {
            return new ListSupportPlansParams(clientId, kind, resellerId, limit, cursor);
        }
    }
}
