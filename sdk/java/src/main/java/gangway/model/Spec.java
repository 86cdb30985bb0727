// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "34d8e3f00e552c028ac2f84aa826f680913b5da821cb97741c12ab2217be4f38";

    private Spec() {}
}
