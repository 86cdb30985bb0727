// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "5c544742e9b2d1565cb85eea78ab4538f1fd744da6de5bd7e722dc13c10ca510";

    private Spec() {}
}
