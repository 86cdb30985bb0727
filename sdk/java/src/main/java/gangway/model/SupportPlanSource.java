// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/**
 * Where a plan's facts come from.
 *
 * @param text Which fact comes from where, in the language of the answer.
 * @param certainty How sure the least sure fact is that decides the charge.
 */
public record SupportPlanSource(
        String text,
        SupportPlanCertainty certainty) {
}
