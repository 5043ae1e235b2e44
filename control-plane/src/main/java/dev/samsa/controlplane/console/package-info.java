/**
 * Serves the web console and signs browsers in: the built files with their caching, the headers
 * that keep a browser safe, an opaque cookie that stands for a session, and the guard against
 * requests that another site makes a browser send. Everything else the console does goes through
 * the same REST API that everybody uses.
 */
package dev.samsa.controlplane.console;
