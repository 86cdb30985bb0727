// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "df28beae1ee663f731cc859677c8f49a82e18ebbba113ace1d9f0a0d8f954401";

    private Spec() {}
}
