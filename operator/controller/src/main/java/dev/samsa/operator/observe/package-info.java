/** What is seen of a cluster: values, no calls. */
package dev.samsa.operator.observe;
