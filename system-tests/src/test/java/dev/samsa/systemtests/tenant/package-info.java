/** What a tenant does over the public interfaces: sign-up, clusters, keys, streams. */
package dev.samsa.systemtests.tenant;
