// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * One thing that was tried, with its meaning.
 *
 * @param name What was tried.
 * @param meaning The same in words, with what a good outcome means.
 * @param outcome How it turned out.
 * @param evidence How much it can say.
 * @param detail More about it, such as a person's note.
 */
public record RoleReportCheck(
        RoleCheckName name,
        String meaning,
        RoleCheckOutcome outcome,
        RoleCheckEvidence evidence,
        @Nullable String detail) {
}
