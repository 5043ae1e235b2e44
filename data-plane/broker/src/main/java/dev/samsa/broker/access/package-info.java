/**
 * Who may do what: the principal of a connection and the authorizer. See DESIGN.md in this folder.
 */
package dev.samsa.broker.access;
