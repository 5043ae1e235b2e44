package dev.samsa.controlplane.cell;

/**
 * This process has begun to serve a cell, and nobody else does: what an earlier process had under
 * way there is over.
 */
public record CellTakenOver(String cell) {}
