package dev.samsa.controlplane.kafkarest.topic;

import dev.samsa.controlplane.api.ApiException;
import java.util.regex.Pattern;

/** What Kafka allows as a topic's name. */
public final class TopicNames {
  private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

  private TopicNames() {}

  /**
   * The name if it is one.
   *
   * @throws ApiException 400 saying what a name may be
   */
  public static String require(String name) {
    if (name != null && LEGAL.matcher(name).matches() && !name.equals(".") && !name.equals("..")) {
      return name;
    }
    throw ApiException.invalid(
        "topic_name",
        "A topic name has 1 to 249 letters, digits, dots, underscores or hyphens, and is neither"
            + " \".\" nor \"..\".");
  }
}
