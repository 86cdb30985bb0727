// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/**
 * A member of the request that was refused.
 *
 * @param pointer JSON pointer into the body ({@code /contact/email}), or the name of a query parameter.
 * @param code Stable code of the cause.
 * @param detail What is wrong, in the language of the answer.
 */
public record FieldProblem(
        String pointer,
        String code,
        String detail) {
}
