/** The platform that is measured: its REST API, its database, its processes. */
package dev.samsa.bench.platform;
