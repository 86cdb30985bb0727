// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "98ca30099535f6aaf00fc4f1bdbe12e9dbe708f172be4a9da77160a4f3a1fd31";

    private Spec() {}
}
