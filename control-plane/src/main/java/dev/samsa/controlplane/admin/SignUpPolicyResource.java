package dev.samsa.controlplane.admin;

import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.signup.SignUpPolicies;
import dev.samsa.controlplane.signup.SignUpPolicy;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who may sign up. */
@Path("/admin/v1/sign-up-policy")
@Tag(name = "Operator")
public class SignUpPolicyResource {
  private final SignUpPolicies policies;
  private final CurrentCaller caller;
  private final AuditLog audit;

  public SignUpPolicyResource(SignUpPolicies policies, CurrentCaller caller, AuditLog audit) {
    this.policies = policies;
    this.caller = caller;
    this.audit = audit;
  }

  /**
   * The policy.
   *
   * @param mode OPEN, INVITATION or DOMAIN
   * @param domains with DOMAIN only
   */
  public record SignUpPolicyBody(String mode, List<String> domains) {
    static SignUpPolicyBody of(SignUpPolicy policy) {
      return new SignUpPolicyBody(policy.mode().name(), policy.domains());
    }
  }

  @GET
  public SignUpPolicyBody getSignUpPolicy() {
    caller.operator();
    return SignUpPolicyBody.of(policies.current());
  }

  @PUT
  @Transactional
  public SignUpPolicyBody setSignUpPolicy(SignUpPolicyBody body) {
    Caller.Operator operator = caller.operator();
    SignUpPolicyBody given = RequestBody.required(body);
    SignUpPolicy policy = SignUpPolicy.parse(given.mode(), given.domains());
    policies.set(policy);
    audit.record(
        AuditEntry.by(operator, "sign-up-policy.set", "platform").with(policy.mode().name()));
    return SignUpPolicyBody.of(policy);
  }
}
