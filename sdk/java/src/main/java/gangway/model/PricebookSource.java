// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * Where a pricebook comes from.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class PricebookSource extends OpenEnum {
    /** The account's own. */
    public static final PricebookSource ACCOUNT = new PricebookSource("account");

    /** The client's default one. */
    public static final PricebookSource CLIENT_DEFAULT = new PricebookSource("client_default");

    private PricebookSource(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static PricebookSource of(String value) {
        return new PricebookSource(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<PricebookSource> values() {
        return List.of(ACCOUNT, CLIENT_DEFAULT);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code account}. */
        ACCOUNT,
        /** {@code client_default}. */
        CLIENT_DEFAULT,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "account" -> Known.ACCOUNT;
            case "client_default" -> Known.CLIENT_DEFAULT;
            default -> Known.OTHER;
        };
    }
}
