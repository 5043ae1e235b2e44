/** Role bindings: which principal holds which role on which resources (iam/v2). */
package dev.samsa.controlplane.rolebinding;
