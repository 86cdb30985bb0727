// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.time.Instant;
import java.util.List;

/**
 * A set of rules that a pricebook has or once had.
 *
 * @param version The pricebook's version that came with the rules.
 * @param at Since when they applied.
 * @param actor Who set them.
 * @param ruleCount How many rules there are.
 * @param rules The rules: in the answer for one version, not in lists.
 */
public record PricebookRuleVersion(
        int version,
        Instant at,
        Actor actor,
        int ruleCount,
        @Nullable List<PricebookRule> rules) {
    /** Copies the lists. */
    public PricebookRuleVersion {
        rules = Values.copy(rules);
    }
}
