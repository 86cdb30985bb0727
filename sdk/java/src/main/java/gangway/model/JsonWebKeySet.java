// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.internal.Values;
import java.util.List;

/**
 * The public keys of access tokens (RFC 7517).
 *
 * @param keys The keys.
 */
public record JsonWebKeySet(
        List<JsonWebKey> keys) {
    /** Copies the lists. */
    public JsonWebKeySet {
        keys = Values.copy(keys);
    }
}
