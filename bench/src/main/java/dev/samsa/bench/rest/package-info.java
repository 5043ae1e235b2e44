/** The REST API: how long keys take to be good, and how fast records go in over HTTP. */
package dev.samsa.bench.rest;
