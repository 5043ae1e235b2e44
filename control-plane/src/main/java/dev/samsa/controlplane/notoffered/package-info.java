/** Families of the REST API that are known but not built: each answers 501 with one sentence. */
package dev.samsa.controlplane.notoffered;
