// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.internal.Values;
import java.util.List;

/**
 * All cloud providers of a client.
 *
 * @param data The cloud providers; none until a pricebook is set.
 */
public record CloudProviderList(
        List<CloudProvider> data) {
    /** Copies the lists. */
    public CloudProviderList {
        data = Values.copy(data);
    }
}
