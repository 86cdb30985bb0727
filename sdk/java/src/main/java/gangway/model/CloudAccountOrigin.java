// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * Where the account came from.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class CloudAccountOrigin extends OpenEnum {
    /** The client had it already (<em>Add</em>). */
    public static final CloudAccountOrigin EXISTING = new CloudAccountOrigin("existing");

    /** It was requested (<em>Request</em>). */
    public static final CloudAccountOrigin NEW = new CloudAccountOrigin("new");

    private CloudAccountOrigin(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static CloudAccountOrigin of(String value) {
        return new CloudAccountOrigin(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<CloudAccountOrigin> values() {
        return List.of(EXISTING, NEW);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code existing}. */
        EXISTING,
        /** {@code new}. */
        NEW,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "existing" -> Known.EXISTING;
            case "new" -> Known.NEW;
            default -> Known.OTHER;
        };
    }
}
