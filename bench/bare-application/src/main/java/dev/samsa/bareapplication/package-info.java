/** What Quarkus costs by itself: the control plane's extensions, one route, one row. */
package dev.samsa.bareapplication;
