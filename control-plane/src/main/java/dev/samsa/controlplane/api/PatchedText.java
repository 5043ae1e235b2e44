package dev.samsa.controlplane.api;

import com.fasterxml.jackson.databind.JsonNode;

/** A text that may be changed or taken away by a merge patch. */
public final class PatchedText {
  private PatchedText() {}

  /**
   * The text after the patch: as it was if the field is absent, empty if it is null.
   *
   * @param patch the field as it came; null if absent
   * @throws ApiException 400 if it is not a text, or breaks the rule
   */
  public static String of(JsonNode patch, TextRule rule, String current) {
    if (patch == null || patch.isMissingNode()) {
      return current;
    }
    if (patch.isNull()) {
      return "";
    }
    if (!patch.isTextual()) {
      throw ApiException.invalid(
          rule.field(), "The field " + rule.field().substring(1) + " has the wrong type.");
    }
    return rule.optional(patch.textValue());
  }
}
