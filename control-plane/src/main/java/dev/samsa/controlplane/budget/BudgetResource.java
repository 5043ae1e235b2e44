package dev.samsa.controlplane.budget;

import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.api.PageRequest;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.api.ResourceLinks;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.money.BillingAccess;
import dev.samsa.controlplane.money.Spending;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Budgets, for those who may see an organization's money. */
@Path("/billing/v1/budgets")
@Tag(name = "Billing")
@RunOnVirtualThread
public class BudgetResource {
  private static final int STEPS = 100;

  private final Budgets budgets;
  private final BudgetStore store;
  private final BudgetSteps steps;
  private final BillingAccess access;
  private final CurrentCaller caller;
  private final Spending spending;
  private final ResourceLinks links;

  BudgetResource(
      Budgets budgets,
      BudgetStore store,
      BudgetSteps steps,
      BillingAccess access,
      CurrentCaller caller,
      Spending spending,
      ResourceLinks links) {
    this.budgets = budgets;
    this.store = store;
    this.steps = steps;
    this.access = access;
    this.caller = caller;
    this.spending = spending;
    this.links = links;
  }

  /** Makes a budget; the answer has the secret of its webhook, which is not shown again. */
  @POST
  @ResponseStatus(201)
  public BudgetView createBudget(BudgetInput input) {
    return view(budgets.create(tenant(), RequestBody.required(input)));
  }

  @GET
  public ListPage<BudgetView> listBudgets(@Context UriInfo uri) {
    Caller.Tenant tenant = tenant();
    PageRequest page = PageRequest.of(uri);
    return page.page(
        "billing/v1",
        "BudgetList",
        store.page(tenant.organizationKey(), page.afterKey(), page.fetchSize()),
        StoredBudget::key,
        this::view);
  }

  @GET
  @Path("{id}")
  public BudgetView getBudget(@PathParam("id") String id) {
    return view(budgets.require(tenant(), id));
  }

  /** Changes what is sent; raising the amount lifts what the budget did, at once. */
  @PATCH
  @Path("{id}")
  public BudgetView updateBudget(@PathParam("id") String id, BudgetInput input) {
    return view(budgets.update(tenant(), id, RequestBody.required(input)));
  }

  /** Deletes it and lifts what it did. */
  @DELETE
  @Path("{id}")
  public void deleteBudget(@PathParam("id") String id) {
    budgets.delete(tenant(), id);
  }

  /** What it did, newest first. */
  @GET
  @Path("{id}/steps")
  public ListPage<BudgetSteps.StepView> listBudgetSteps(
      @PathParam("id") String id,
      @QueryParam("page_token") String pageToken,
      @Context UriInfo uri) {
    StoredBudget budget = budgets.require(tenant(), id);
    List<BudgetSteps.StepView> found = steps.latest(budget, before(pageToken), STEPS + 1);
    boolean more = found.size() > STEPS;
    List<BudgetSteps.StepView> shown = more ? found.subList(0, STEPS) : found;
    String next =
        more
            ? uri.getRequestUriBuilder()
                .replaceQueryParam("page_token", shown.getLast().key())
                .build()
                .toString()
            : null;
    return new ListPage<>(
        "billing/v1", "BudgetStepList", new ListPage.Links(null, next, null), shown);
  }

  private static long before(String pageToken) {
    if (pageToken == null || pageToken.isEmpty()) {
      return Long.MAX_VALUE;
    }
    if (!pageToken.matches("[0-9]{1,18}")) {
      throw ApiException.invalid(
          "page_token",
          "page_token is not one that this list gave out; leave it out to start at the newest.");
    }
    return Long.parseLong(pageToken);
  }

  private Caller.Tenant tenant() {
    return access.require(caller.tenant());
  }

  private BudgetView view(Budgets.Changed changed) {
    BudgetView view = view(changed.budget());
    return changed.newSecret().map(view::revealing).orElse(view);
  }

  private BudgetView view(StoredBudget budget) {
    return BudgetView.of(
        budget,
        spending.currency(budget.organizationKey(), new BillingMonth(budget.standing().period())),
        links);
  }
}
