/** Changing a password, and setting a new one by a mailed token when it is forgotten. */
package dev.samsa.controlplane.password;
