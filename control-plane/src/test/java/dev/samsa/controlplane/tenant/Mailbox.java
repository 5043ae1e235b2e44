package dev.samsa.controlplane.tenant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the mail that the platform has put into its folder. */
public final class Mailbox {
  private static final Pattern TOKEN =
      Pattern.compile("/api/(?:password-resets|invitations)/([\\w-]+)");

  private Mailbox() {}

  /** The token in the one mail to that address, once it is there. */
  public static String awaitToken(String address) {
    List<String> mails =
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .pollInterval(Duration.ofMillis(50))
            .until(() -> mailsTo(address), found -> !found.isEmpty());
    Matcher token = TOKEN.matcher(mails.getLast());
    if (!token.find()) {
      throw new AssertionError("no token in the mail to " + address);
    }
    return token.group(1);
  }

  /** All mails to that address. */
  public static List<String> mailsTo(String address) {
    Path folder = Path.of(ConfigProvider.getConfig().getValue("samsa.mail.folder", String.class));
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".eml"))
          .map(Mailbox::read)
          .filter(mail -> mail.contains("To: " + address + "\r\n"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
