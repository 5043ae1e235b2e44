package dev.samsa.bench.bare;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** One route, so that there is an application. */
@Path("/greeting")
public class Greeting {
  /** A word. */
  @GET
  public String greet() {
    return "hello";
  }
}
