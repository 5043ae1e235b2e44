package dev.samsa.controlplane.identityprovider;

import dev.samsa.controlplane.api.ApiException;

/** Whether a provider or pool lets anybody in. */
enum EnabledState {
  ENABLED,
  DISABLED;

  /**
   * The state after a patch.
   *
   * @param given null if it is to stay
   * @throws ApiException 400 if there is no such state
   */
  static EnabledState patched(String given, EnabledState current) {
    if (given == null) {
      return current;
    }
    for (EnabledState state : values()) {
      if (state.name().equals(given)) {
        return state;
      }
    }
    throw ApiException.invalid("/state", "state must be ENABLED or DISABLED.");
  }
}
