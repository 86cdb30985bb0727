// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "d3ec5c411317bb0bb93b5df833da3b5e919883c280b142480a6b53e58212d52b";

    private Spec() {}
}
