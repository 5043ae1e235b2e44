package dev.samsa.controlplane.money;

import dev.samsa.controlplane.api.ApiException;

/**
 * By what costs are split.
 *
 * @param label name of the label, for {@link Kind#LABEL} only
 */
record GroupBy(Kind kind, String label) {
  private static final String LABEL = "label:";

  /** Kinds of splits. */
  enum Kind {
    TOPIC,
    PRINCIPAL,
    SERVICE_ACCOUNT,
    CLUSTER,
    ENVIRONMENT,
    LABEL
  }

  /**
   * Reads the parameter {@code group_by}.
   *
   * @throws ApiException 400 if it is none of these
   */
  static GroupBy of(String text) {
    String given = text == null ? "" : text;
    if (given.startsWith(LABEL) && given.length() > LABEL.length()) {
      return new GroupBy(Kind.LABEL, given.substring(LABEL.length()));
    }
    return new GroupBy(
        switch (given) {
          case "topic" -> Kind.TOPIC;
          case "principal" -> Kind.PRINCIPAL;
          case "service_account" -> Kind.SERVICE_ACCOUNT;
          case "cluster" -> Kind.CLUSTER;
          case "environment" -> Kind.ENVIRONMENT;
          default ->
              throw ApiException.invalid(
                  "group_by",
                  "group_by must be topic, principal, service_account, cluster, environment or"
                      + " label:NAME.");
        },
        "");
  }
}
