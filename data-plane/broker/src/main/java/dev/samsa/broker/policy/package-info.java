/** What topics may ask for, and how many partitions a cluster may hold. */
package dev.samsa.broker.policy;
