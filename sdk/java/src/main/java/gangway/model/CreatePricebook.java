// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.util.List;
import java.util.Objects;

/**
 * A new pricebook.
 *
 * @param kind {@code custom} for a reseller's own; a {@code master} is created by operations only.
 * @param provider Whose usage it prices; {@code aws} when left out.
 * @param name Its name.
 * @param currency The currency of its prices (ISO 4217); it cannot be changed later.
 * @param basedOn The active master pricebook of the same currency that a custom one starts from; required for
 *     {@code custom}, refused for {@code master}.
 * @param rules Markups and discounts of a custom one, one for each scope and match; none when left out.
 *     Refused for {@code master}, whose prices are AWS's list prices.
 * @param resellerId Whose a custom one is; operations must name the reseller, a reseller may leave it out.
 */
public record CreatePricebook(
        PricebookKind kind,
        @Nullable PricebookProvider provider,
        String name,
        String currency,
        @Nullable String basedOn,
        @Nullable List<PricebookRule> rules,
        @Nullable String resellerId) {
    /** Copies the lists. */
    public CreatePricebook {
        rules = Values.copy(rules);
    }

    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private PricebookKind kind;
        private @Nullable PricebookProvider provider;
        private String name;
        private String currency;
        private @Nullable String basedOn;
        private @Nullable List<PricebookRule> rules;
        private @Nullable String resellerId;

        private Builder() {}

        /** {@code custom} for a reseller's own; a {@code master} is created by operations only. */
        public Builder kind(PricebookKind kind) {
            this.kind = kind;
            return this;
        }

        /** Whose usage it prices; {@code aws} when left out. */
        public Builder provider(@Nullable PricebookProvider provider) {
            this.provider = provider;
            return this;
        }

        /** Its name. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /** The currency of its prices (ISO 4217); it cannot be changed later. */
        public Builder currency(String currency) {
            this.currency = currency;
            return this;
        }

        /**
         * The active master pricebook of the same currency that a custom one starts from; required for
         * {@code custom}, refused for {@code master}.
         */
        public Builder basedOn(@Nullable String basedOn) {
            this.basedOn = basedOn;
            return this;
        }

        /**
         * Markups and discounts of a custom one, one for each scope and match; none when left out. Refused
         * for {@code master}, whose prices are AWS's list prices.
         */
        public Builder rules(@Nullable List<PricebookRule> rules) {
            this.rules = rules;
            return this;
        }

        /** Whose a custom one is; operations must name the reseller, a reseller may leave it out. */
        public Builder resellerId(@Nullable String resellerId) {
            this.resellerId = resellerId;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public CreatePricebook build() {
            return new CreatePricebook(
                    Objects.requireNonNull(kind, "kind"),
                    provider,
                    Objects.requireNonNull(name, "name"),
                    Objects.requireNonNull(currency, "currency"),
                    basedOn,
                    rules,
                    resellerId);
        }
    }
}
