// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.internal.Values;
import java.util.List;

/**
 * AWS's support plans.
 *
 * @param data The plans, current ones first.
 */
public record SupportPlanCatalog(
        List<SupportPlanCatalogEntry> data) {
    /** Copies the lists. */
    public SupportPlanCatalog {
        data = Values.copy(data);
    }
}
