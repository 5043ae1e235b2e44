package dev.samsa.controlplane.agent;

/** A route of the agent API. Every bean of this type is served. */
public interface AgentRoute {
  /** {@code GET} or {@code POST}. */
  String method();

  /**
   * Path below {@code /agent/v1/}: {@code clusters/{lkc}/access}, where the identity must be that
   * cluster's, or a fixed text.
   */
  String path();

  /** Answers on a virtual thread; may block. */
  AgentResponse handle(AgentRequest request) throws InterruptedException;
}
