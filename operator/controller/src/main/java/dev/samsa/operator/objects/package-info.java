/** The Kubernetes objects of a cluster: one small renderer for each kind, all pure. */
package dev.samsa.operator.objects;
