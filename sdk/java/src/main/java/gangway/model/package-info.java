// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
/** What requests and answers consist of. */
package gangway.model;
