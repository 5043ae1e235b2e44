/**
 * Invoices on paper. The page is built as a document tree, so that no text of a tenant can become
 * markup, and is set by a renderer that may load nothing: neither from the network nor from files.
 */
package dev.samsa.controlplane.invoice.print;
