// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "2c95bf0a38a7a31a6ff07ed996d9b927dd6c1dbdb0c64ad0702b1448f774a250";

    private Spec() {}
}
