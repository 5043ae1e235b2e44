package dev.samsa.controlplane.proof;

import jakarta.enterprise.context.ApplicationScoped;

/** Makes the proof roots of sealed hours when a test wants it. */
@ApplicationScoped
public class TestRoots {
  private final SealedRoots roots;

  TestRoots(SealedRoots roots) {
    this.roots = roots;
  }

  public void makeAll() {
    roots.makeAll();
  }
}
