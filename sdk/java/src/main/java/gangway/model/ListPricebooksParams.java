// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * What {@code listPricebooks} can be asked for.
 *
 * @param status Only those with this status; {@code active} when left out.
 * @param kind Only those of this kind.
 * @param currency Only those in this currency (ISO 4217).
 * @param basedOn Only those based on this master pricebook.
 * @param limit Items on a page.
 * @param cursor {@code nextCursor} of the page before.
 */
public record ListPricebooksParams(
        @Nullable PricebookStatus status,
        @Nullable PricebookKind kind,
        @Nullable String currency,
        @Nullable String basedOn,
        @Nullable Integer limit,
        @Nullable String cursor) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable PricebookStatus status;
        private @Nullable PricebookKind kind;
        private @Nullable String currency;
        private @Nullable String basedOn;
        private @Nullable Integer limit;
        private @Nullable String cursor;

        private Builder() {}

        /** Only those with this status; {@code active} when left out. */
        public Builder status(@Nullable PricebookStatus status) {
            this.status = status;
            return this;
        }

        /** Only those of this kind. */
        public Builder kind(@Nullable PricebookKind kind) {
            this.kind = kind;
            return this;
        }

        /** Only those in this currency (ISO 4217). */
        public Builder currency(@Nullable String currency) {
            this.currency = currency;
            return this;
        }

        /** Only those based on this master pricebook. */
        public Builder basedOn(@Nullable String basedOn) {
            this.basedOn = basedOn;
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
        public ListPricebooksParams build() {
            return new ListPricebooksParams(status, kind, currency, basedOn, limit, cursor);
        }
    }
}
