/** Not for users: anything here may change in any version. */
package gangway.internal;
