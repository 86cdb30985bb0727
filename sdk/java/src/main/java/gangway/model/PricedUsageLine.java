// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * A line of usage with its price.
 *
 * @param service The service.
 * @param billingEntity Who bills it.
 * @param sku The SKU.
 * @param description The free text.
 * @param listCost List price.
 * @param sellerCost What the reseller pays.
 * @param customerCost What the customer pays, rounded half-up to 6 decimals.
 * @param margin Customer cost less seller cost; absent without a seller cost.
 * @param appliedRule The rule that applies; absent when list price does.
 * @param reason Why the line costs what it costs, in the language of the answer.
 */
public record PricedUsageLine(
        String service,
        @Nullable String billingEntity,
        @Nullable String sku,
        @Nullable String description,
        String listCost,
        @Nullable String sellerCost,
        String customerCost,
        @Nullable String margin,
        @Nullable PricebookRule appliedRule,
        String reason) {
}
