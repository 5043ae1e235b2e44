package dev.samsa.controlplane.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** How mail is sent. */
@ConfigMapping(prefix = "samsa.mail")
public interface MailConfig {
  /** Folder that receives each message as an .eml file. */
  Path folder();

  /** Sender's address. */
  @WithDefault("samsa@localhost")
  String from();
}
