/**
 * The access snapshot on its way into the node: pulled by long poll, kept on disk, indexed for the
 * plugins.
 */
package dev.samsa.broker.access.snapshot;
