/** A token issuer that is no part of the platform, as a program of its own. */
package dev.samsa.systemtests.issuer;
