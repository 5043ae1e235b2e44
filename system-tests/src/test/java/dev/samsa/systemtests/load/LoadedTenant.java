package dev.samsa.systemtests.load;

import dev.samsa.systemtests.tenant.RestAnswer;
import dev.samsa.systemtests.tenant.Tenant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The user of one organization, who does one thing after the other. */
final class LoadedTenant implements Worked {
  /** What each organization has at least and at most, beside what it was filled with. */
  private static final int ROOM = 12;

  private static final List<Kind> KINDS = List.of(Kind.values());

  private final Caller session;
  private final Caller caller;
  private final String environmentId;
  private final Map<Kind, Ledger> ledgers = new EnumMap<>(Kind.class);
  private final Map<Kind, Integer> kept = new EnumMap<>(Kind.class);

  private LoadedTenant(Caller session, Caller caller, String environmentId, String environment) {
    this.session = session;
    this.caller = caller;
    this.environmentId = environmentId;
    for (Kind kind : Kind.values()) {
      ledgers.put(kind, new Ledger());
      kept.put(kind, 0);
    }
    ledgers.get(Kind.ENVIRONMENT).made(environment, environmentId);
  }

  /** Signs up. If the answer is lost, the second attempt says whether the first one counted. */
  static LoadedTenant signUp(Caller nobody) {
    String email = Tenant.newEmail();
    String body =
        "{'email':'%s','password':'%s','organization':'Organization'}"
            .formatted(email, Tenant.PASSWORD);
    Caller session = nobody.as(token(nobody, body, email));
    String keyName = newName();
    Optional<RestAnswer> key = createOnce(session, Kind.API_KEY, keyName);
    RestAnswer environment = session.read(Kind.ENVIRONMENT.path());
    LoadedTenant tenant =
        new LoadedTenant(
            session,
            key.map(session::withKey).orElse(session),
            environment.text("/data/0/id"),
            environment.text("/data/0/display_name"));
    tenant.remember(Kind.API_KEY, keyName, key);
    return tenant;
  }

  private static String token(Caller nobody, String body, String email) {
    Optional<RestAnswer> answer = nobody.write("POST", "/api/signup", body, 201);
    if (answer.isEmpty()) {
      answer =
          nobody
              .write("POST", "/api/signup", body, 201, 409)
              .filter(second -> second.status() == 201);
    }
    if (answer.isPresent()) {
      return answer.get().text("/token");
    }
    String signIn = "{'email':'%s','password':'%s'}".formatted(email, Tenant.PASSWORD);
    return nobody.write("POST", "/api/sessions", signIn, 200).orElseThrow().text("/token");
  }

  private static String newName() {
    return UUID.randomUUID().toString();
  }

  private static Optional<RestAnswer> createOnce(Caller caller, Kind kind, String name) {
    return caller.write("POST", kind.path(), kind.body(name), kind.created());
  }

  String environmentId() {
    return environmentId;
  }

  /** With a session of the user's. */
  Caller session() {
    return session;
  }

  /** Makes so many objects that are not deleted again. */
  void fill(Kind kind, int count) {
    while (ledgers.get(kind).count() < count) {
      create(kind);
    }
    kept.put(kind, count);
  }

  /** Makes a key for a cluster, before anything fails. */
  RestAnswer createClusterKey(String cluster) {
    String name = newName();
    String body = "{'spec':{'display_name':'%s','resource':{'id':'%s'}}}".formatted(name, cluster);
    Optional<RestAnswer> key = session.write("POST", Kind.API_KEY.path(), body, 202);
    remember(Kind.API_KEY, name, key);
    // Those are kept that were made so far.
    kept.put(Kind.API_KEY, ledgers.get(Kind.API_KEY).count());
    return key.orElseThrow();
  }

  /** The first page of its keys, and the last one that is full. */
  List<PageTimes.Page> firstAndLastPageOfKeys(int size) {
    String path = Kind.API_KEY.path() + "?page_size=" + size;
    String last = path;
    for (RestAnswer page = caller.read(path); page.body().at("/metadata/next").isTextual(); ) {
      String next = Caller.pathOf(page.text("/metadata/next"));
      page = caller.read(next);
      last = page.body().path("data").size() == size ? next : last;
    }
    return List.of(new PageTimes.Page(caller, path), new PageTimes.Page(caller, last));
  }

  @Override
  public void step(RandomGenerator random) {
    Kind kind = KINDS.get(random.nextInt(KINDS.size()));
    switch (random.nextInt(10)) {
      case 0, 1 -> caller.read(kind.path() + "?page_size=" + random.nextInt(1, 101));
      case 2 -> compare(kind);
      case 3, 4 -> makeOrDelete(kind, random);
      case 5 -> makeOrDelete(Kind.API_KEY, random);
      case 6 -> readOne(kind, random);
      case 7 -> session.read("/billing/v1/live");
      case 8 -> session.read("/cmk/v2/clusters?environment=" + environmentId);
      default -> caller.read("/iam/v2/audit-entries?page_size=50");
    }
  }

  private void makeOrDelete(Kind kind, RandomGenerator random) {
    int more = ledgers.get(kind).count() - kept.get(kind);
    if (more <= 1 || (more < ROOM && random.nextBoolean())) {
      create(kind);
    } else {
      delete(kind);
    }
  }

  private void create(Kind kind) {
    String name = newName();
    remember(kind, name, createOnce(caller, kind, name));
  }

  private void remember(Kind kind, String name, Optional<RestAnswer> answer) {
    Ledger ledger = ledgers.get(kind);
    if (answer.isPresent()) {
      ledger.made(name, answer.get().text("/id"));
    } else if (kind.unique()) {
      // As a script does that finds its connection broken: the same once more.
      caller
          .write("POST", kind.path(), kind.body(name), kind.created(), 409)
          .ifPresentOrElse(
              again ->
                  ledger.made(name, again.status() == kind.created() ? again.text("/id") : null),
              () -> ledger.perhapsMade(name));
    } else {
      ledger.perhapsMade(name);
    }
  }

  /** Deletes the newest, so that what the organization was filled with stays. */
  private void delete(Kind kind) {
    Ledger ledger = ledgers.get(kind);
    String name = ledger.newest();
    caller
        .write("DELETE", kind.path(ledger.id(name)), null, 204)
        .ifPresentOrElse(done -> ledger.deleted(name), () -> ledger.perhapsDeleted(name));
  }

  private void readOne(Kind kind, RandomGenerator random) {
    Ledger ledger = ledgers.get(kind);
    if (ledger.count() > 0) {
      String name = ledger.any(random);
      String shown = caller.read(kind.path(ledger.id(name))).text(kind.nameField());
      if (!shown.equals(name)) {
        throw new AssertionError(kind.text() + " " + name + " is shown as " + shown);
      }
    }
  }

  private void compare(Kind kind) {
    List<String> differences = differences(kind);
    if (!differences.isEmpty()) {
      throw new AssertionError(String.join("\n", differences));
    }
  }

  private List<String> differences(Kind kind) {
    List<Ledger.Found> found =
        caller
            .readAll(kind.path() + "?page_size=100")
            .map(
                one -> new Ledger.Found(one.at(kind.nameField()).asText(), one.path("id").asText()))
            .toList();
    return ledgers.get(kind).differences(kind.text(), found);
  }

  @Override
  public List<String> differences() {
    List<String> differences = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      differences.addAll(differences(kind));
    }
    return differences;
  }
}
