// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.internal.Values;
import java.util.List;

/**
 * Every set of rules that a pricebook ever had.
 *
 * @param data The sets, newest first; the first one applies now.
 */
public record PricebookRuleHistory(
        List<PricebookRuleVersion> data) {
    /** Copies the lists. */
    public PricebookRuleHistory {
        data = Values.copy(data);
    }
}
