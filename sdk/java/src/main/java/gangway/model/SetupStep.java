// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/**
 * One step in the AWS console.
 *
 * @param number Its number, from 1.
 * @param text What to do, as Markdown.
 */
public record SetupStep(
        int number,
        String text) {
}
