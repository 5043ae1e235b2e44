package dev.samsa.systemtests.load;

import java.util.Locale;

/** A kind of object that any tenant has many of. */
enum Kind {
  ENVIRONMENT("/org/v2/environments", "/display_name", 201, true, "{'display_name':'%s'}"),
  SERVICE_ACCOUNT("/iam/v2/service-accounts", "/display_name", 201, true, "{'display_name':'%s'}"),
  API_KEY("/iam/v2/api-keys", "/spec/display_name", 202, false, "{'spec':{'display_name':'%s'}}");

  private final String path;
  private final String nameField;
  private final int created;
  private final boolean unique;
  private final String body;

  /**
   * @param created status of its creation
   * @param unique whether a second one of that name is refused with 409
   */
  Kind(String path, String nameField, int created, boolean unique, String body) {
    this.path = path;
    this.nameField = nameField;
    this.created = created;
    this.unique = unique;
    this.body = body;
  }

  String path() {
    return path;
  }

  String path(String id) {
    return path + "/" + id;
  }

  String nameField() {
    return nameField;
  }

  int created() {
    return created;
  }

  boolean unique() {
    return unique;
  }

  String body(String name) {
    return body.formatted(name);
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
