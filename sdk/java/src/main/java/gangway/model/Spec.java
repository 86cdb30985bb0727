// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "bf925fb9d40dc61fb903ba41a09d1543feb50c77c8982ef393515cfdbef997da";

    private Spec() {}
}
