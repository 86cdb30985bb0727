// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.time.Instant;

/**
 * Something that happened.
 *
 * @param id Its id; remember the last one to go on with {@code since}.
 * @param type What happened.
 * @param at When.
 * @param actor Who did it.
 * @param resource What it happened to.
 * @param data What a consumer wants to know without asking back: states and ids.
 * @param origin From where it was asked for. Only operations sees it, in {@code GET /events} alone: in no
 *     webhook. Absent of what a job did by itself, of commands on the database, and of what was written
 *     before it was kept.
 */
public record Event(
        String id,
        EventType type,
        Instant at,
        Actor actor,
        EventResource resource,
        EventData data,
        @Nullable EventOrigin origin) {
}
