// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.internal.Values;
import java.util.List;
import java.util.Objects;

/**
 * New rules for a pricebook, in place of all it has.
 *
 * @param rules The rules, one for each scope and match; an empty list prices everything at list price.
 */
public record PutPricebookRules(
        List<PricebookRule> rules) {
    /** Copies the lists. */
    public PutPricebookRules {
        rules = Values.copy(rules);
    }

    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private List<PricebookRule> rules;

        private Builder() {}

        /** The rules, one for each scope and match; an empty list prices everything at list price. */
        public Builder rules(List<PricebookRule> rules) {
            this.rules = rules;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public PutPricebookRules build() {
            return new PutPricebookRules(Objects.requireNonNull(rules, "rules"));
        }
    }
}
