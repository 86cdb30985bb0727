// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * What a link request asks for.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class LinkRequestKind extends OpenEnum {
    /** Invite an account that exists. */
    public static final LinkRequestKind LINK_EXISTING = new LinkRequestKind("link_existing");

    /** Create a new account. */
    public static final LinkRequestKind CREATE_ACCOUNT = new LinkRequestKind("create_account");

    private LinkRequestKind(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static LinkRequestKind of(String value) {
        return new LinkRequestKind(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<LinkRequestKind> values() {
        return List.of(LINK_EXISTING, CREATE_ACCOUNT);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code link_existing}. */
        LINK_EXISTING,
        /** {@code create_account}. */
        CREATE_ACCOUNT,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "link_existing" -> Known.LINK_EXISTING;
            case "create_account" -> Known.CREATE_ACCOUNT;
            default -> Known.OTHER;
        };
    }
}
