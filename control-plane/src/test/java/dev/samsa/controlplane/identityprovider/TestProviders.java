package dev.samsa.controlplane.identityprovider;

import dev.samsa.controlplane.authentication.RunningIssuer;
import dev.samsa.controlplane.tenant.Tenant;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;

/** Makes providers of one issuer, and pools of them, over HTTP. */
record TestProviders(RunningIssuer issuer) {
  static final String PATH = "/iam/v2/identity-providers";
  static final String FILTER = "claims.aud == \"samsa\"";

  Map<String, Object> provider(String name) {
    return new HashMap<>(
        Map.of("display_name", name, "issuer", issuer.url(), "jwks_uri", issuer.keys()));
  }

  Response create(Tenant tenant, Map<String, Object> body) {
    return tenant.request().body(body).post(PATH);
  }

  String created(Tenant tenant, String name) {
    return create(tenant, provider(name)).then().statusCode(201).extract().path("id");
  }

  Map<String, Object> pool(String name) {
    return new HashMap<>(Map.of("display_name", name, "filter", FILTER));
  }

  Response createPool(Tenant tenant, String provider, Map<String, Object> body) {
    return tenant.request().body(body).post(PATH + "/" + provider + "/identity-pools");
  }

  String createdPool(Tenant tenant, String provider, String name) {
    return createPool(tenant, provider, pool(name)).then().statusCode(201).extract().path("id");
  }

  void patch(Tenant tenant, String path, String field, String value) {
    tenant.request().body(Map.of(field, value)).patch(path).then().statusCode(200);
  }
}
