package dev.samsa.controlplane.api;

/** Guards against requests that lack a body, which the JSON reader hands over as null. */
public final class RequestBody {
  private RequestBody() {}

  /**
   * The body.
   *
   * @throws ApiException 400 if the request has none
   */
  public static <T> T required(T body) {
    if (body == null) {
      throw ApiException.of(ErrorCode.MALFORMED, "This route needs a JSON object as its body.");
    }
    return body;
  }
}
