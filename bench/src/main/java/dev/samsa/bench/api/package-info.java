/** What a request to the REST API takes, against what Quarkus itself takes. */
package dev.samsa.bench.api;
