/**
 * Plays the main job against a running platform, over its public interfaces only, and checks each
 * step of it.
 */
package dev.samsa.demo;
