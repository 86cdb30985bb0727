// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.time.Instant;
import java.util.List;

/**
 * What usage costs a customer. Assign it with {@code PUT /clients/{clientId}/cloud-providers/aws}, or to
 * single accounts.
 *
 * @param id Its id.
 * @param resellerId The reseller it belongs to; absent on a master, which belongs to the platform.
 * @param provider Whose usage it prices.
 * @param kind Whether it is the platform's or a reseller's own.
 * @param name Its name.
 * @param currency The currency of its prices (ISO 4217).
 * @param basedOn The master pricebook that a custom one starts from.
 * @param ruleCount How many rules it has; a master has none.
 * @param rules Its markups and discounts on list price: in the answer for one pricebook, not in lists.
 * @param status Whether it can be assigned.
 * @param version Counts the changes, from 1; the {@code ETag} is {@code "v<version>"}.
 * @param createdAt When it was created.
 * @param updatedAt When it was last changed.
 */
public record Pricebook(
        String id,
        @Nullable String resellerId,
        PricebookProvider provider,
        PricebookKind kind,
        String name,
        String currency,
        @Nullable String basedOn,
        int ruleCount,
        @Nullable List<PricebookRule> rules,
        PricebookStatus status,
        int version,
        Instant createdAt,
        Instant updatedAt) {
    /** Copies the lists. */
    public Pricebook {
        rules = Values.copy(rules);
    }
}
