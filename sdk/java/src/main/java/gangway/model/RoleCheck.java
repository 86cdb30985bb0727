// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * One thing that the last check tried.
 *
 * @param name What was tried.
 * @param outcome How it turned out.
 * @param detail More about it, such as a person's note.
 */
public record RoleCheck(
        RoleCheckName name,
        RoleCheckOutcome outcome,
        @Nullable String detail) {
}
