package dev.samsa.systemtests.load;

import dev.samsa.systemtests.platform.PlatformProcess;
import java.nio.file.Path;

/** A platform that lets a thousand users sign up from one address, for sessions of hours. */
final class LoadedPlatform {
  private LoadedPlatform() {}

  static PlatformProcess at(Path data) {
    return new PlatformProcess(data)
        .with("SAMSA_LIMITS_SIGN_UPS_PER_ADDRESS", "100000")
        .with("SAMSA_LIMITS_SIGN_UPS", "100000")
        .with("SAMSA_SESSIONS_ACCESS_TOKEN_LIFETIME", "6h");
  }
}
