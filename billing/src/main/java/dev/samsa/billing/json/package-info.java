/**
 * Strict reading of JSON documents, with the path and line of what is wrong, and one canonical form
 * of writing them, so that equal content has equal bytes and an equal hash.
 */
package dev.samsa.billing.json;
