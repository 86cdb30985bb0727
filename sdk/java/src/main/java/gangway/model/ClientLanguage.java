// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * A language that a client is addressed in (ISO 639-1).
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class ClientLanguage extends OpenEnum {
    /** English. */
    public static final ClientLanguage EN = new ClientLanguage("en");

    /** Spanish. */
    public static final ClientLanguage ES = new ClientLanguage("es");

    private ClientLanguage(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static ClientLanguage of(String value) {
        return new ClientLanguage(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<ClientLanguage> values() {
        return List.of(EN, ES);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code en}. */
        EN,
        /** {@code es}. */
        ES,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "en" -> Known.EN;
            case "es" -> Known.ES;
            default -> Known.OTHER;
        };
    }
}
