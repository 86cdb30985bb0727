// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * Whether a client takes new accounts.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class ClientStatus extends OpenEnum {
    /** It does. */
    public static final ClientStatus ACTIVE = new ClientStatus("active");

    /** It takes none any more and has none that live. */
    public static final ClientStatus ARCHIVED = new ClientStatus("archived");

    private ClientStatus(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static ClientStatus of(String value) {
        return new ClientStatus(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<ClientStatus> values() {
        return List.of(ACTIVE, ARCHIVED);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code active}. */
        ACTIVE,
        /** {@code archived}. */
        ARCHIVED,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "active" -> Known.ACTIVE;
            case "archived" -> Known.ARCHIVED;
            default -> Known.OTHER;
        };
    }
}
