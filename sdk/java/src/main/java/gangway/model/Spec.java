// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "adb869c190a3ba05c39610bf55834b39520307de5ffdedcd1718e988b4cc3f14";

    private Spec() {}
}
