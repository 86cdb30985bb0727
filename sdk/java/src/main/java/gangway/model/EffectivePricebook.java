// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/**
 * The pricebook that prices an account.
 *
 * @param pricebookId The pricebook.
 * @param source Where it comes from.
 */
public record EffectivePricebook(
        String pricebookId,
        PricebookSource source) {
}
