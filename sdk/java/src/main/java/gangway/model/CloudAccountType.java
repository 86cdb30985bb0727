// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * How the account is sold; always resale.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class CloudAccountType extends OpenEnum {
    /** Resold by the reseller. */
    public static final CloudAccountType RESALE = new CloudAccountType("resale");

    private CloudAccountType(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static CloudAccountType of(String value) {
        return new CloudAccountType(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<CloudAccountType> values() {
        return List.of(RESALE);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code resale}. */
        RESALE,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "resale" -> Known.RESALE;
            default -> Known.OTHER;
        };
    }
}
