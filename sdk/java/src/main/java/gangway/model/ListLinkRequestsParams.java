// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * What {@code listLinkRequests} can be asked for.
 *
 * @param status Only those that are this far.
 * @param clientId Only those of this client.
 * @param cloudAccountId Only those of this account.
 * @param kind Only those that ask for this.
 * @param resellerId Only those of this reseller.
 * @param limit Items on a page.
 * @param cursor {@code nextCursor} of the page before.
 */
public record ListLinkRequestsParams(
        @Nullable LinkRequestStatus status,
        @Nullable String clientId,
        @Nullable String cloudAccountId,
        @Nullable LinkRequestKind kind,
        @Nullable String resellerId,
        @Nullable Integer limit,
        @Nullable String cursor) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable LinkRequestStatus status;
        private @Nullable String clientId;
        private @Nullable String cloudAccountId;
        private @Nullable LinkRequestKind kind;
        private @Nullable String resellerId;
        private @Nullable Integer limit;
        private @Nullable String cursor;

        private Builder() {}

        /** Only those that are this far. */
        public Builder status(@Nullable LinkRequestStatus status) {
            this.status = status;
            return this;
        }

        /** Only those of this client. */
        public Builder clientId(@Nullable String clientId) {
            this.clientId = clientId;
            return this;
        }

        /** Only those of this account. */
        public Builder cloudAccountId(@Nullable String cloudAccountId) {
            this.cloudAccountId = cloudAccountId;
            return this;
        }

        /** Only those that ask for this. */
        public Builder kind(@Nullable LinkRequestKind kind) {
            this.kind = kind;
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
        public ListLinkRequestsParams build() {
            return new ListLinkRequestsParams(status, clientId, cloudAccountId, kind, resellerId, limit, cursor);
        }
    }
}
