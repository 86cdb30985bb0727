// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.util.Objects;

/**
 * A markup or a discount on list price. Of the rules that match a usage line the narrowest applies:
 * {@code sku} before {@code service} before {@code billing_entity} before {@code global}; without one the
 * customer pays list price.
 *
 * @param scope What {@code match} is compared with.
 * @param match The value that a line must have, letter by letter; required, but for a global rule, which has
 *     none.
 * @param type Whether the customer pays more or less than list price.
 * @param percent A percentage with at most two decimals: {@code 0.00}–{@code 1000.00} for a markup,
 *     {@code 0.00}–{@code 100.00} for a discount.
 */
public record PricebookRule(
        PricebookRuleScope scope,
        @Nullable String match,
        PricebookRuleType type,
        String percent) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private PricebookRuleScope scope;
        private @Nullable String match;
        private PricebookRuleType type;
        private String percent;

        private Builder() {}

        /** What {@code match} is compared with. */
        public Builder scope(PricebookRuleScope scope) {
            this.scope = scope;
            return this;
        }

        /** The value that a line must have, letter by letter; required, but for a global rule, which has none. */
        public Builder match(@Nullable String match) {
            this.match = match;
            return this;
        }

        /** Whether the customer pays more or less than list price. */
        public Builder type(PricebookRuleType type) {
            this.type = type;
            return this;
        }

        /**
         * A percentage with at most two decimals: {@code 0.00}–{@code 1000.00} for a markup,
         * {@code 0.00}–{@code 100.00} for a discount.
         */
        public Builder percent(String percent) {
            this.percent = percent;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public PricebookRule build() {
            return new PricebookRule(
                    Objects.requireNonNull(scope, "scope"),
                    match,
                    Objects.requireNonNull(type, "type"),
                    Objects.requireNonNull(percent, "percent"));
        }
    }
}
