package dev.samsa.controlplane.authentication;

import io.vertx.ext.web.RoutingContext;

/** Where browsers come to sign in at the external provider, and come back from it. */
public final class SingleSignOn {
  /** Answers with a redirect to the provider, and afterwards with one into the console. */
  public static final String PATH = "/api/console/sso";

  /** The redirect URI that the provider must know. */
  static final String CALLBACK = PATH + "/callback";

  /** Where those go whom the provider, or this platform, did not let in. */
  static final String REFUSED = "/login?sso=refused";

  private SingleSignOn() {}

  static boolean isPath(RoutingContext context) {
    String path = context.normalizedPath();
    return path.equals(PATH) || path.equals(CALLBACK);
  }
}
