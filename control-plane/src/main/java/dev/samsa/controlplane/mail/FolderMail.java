package dev.samsa.controlplane.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Puts mail into a folder that only the platform's user can read, and says where. */
@ApplicationScoped
public class FolderMail implements MailOutbox {
  private static final Logger LOG = Logger.getLogger(FolderMail.class);
  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final MailConfig config;
  private final Clock clock;

  public FolderMail(MailConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  @Override
  public void send(Mail mail) {
    Instant now = clock.instant();
    String random = FILE_TIME.format(now) + "-" + UUID.randomUUID().toString().substring(0, 8);
    String name = mail.id().orElse(random);
    Path folder = config.folder().toAbsolutePath();
    Path file = folder.resolve(name + ".eml");
    if (mail.id().isPresent() && Files.exists(file)) {
      return;
    }
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path draft =
          Files.createFile(
              folder.resolve("." + random),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(draft, render(mail, now));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("mail cannot be written to " + folder, e);
    }
    LOG.infof("mail \"%s\" is at %s", mail.subject(), file);
  }

  private String render(Mail mail, Instant now) {
    String id = mail.id().orElseGet(() -> UUID.randomUUID().toString());
    List<String> lines = new ArrayList<>();
    lines.add("From: " + config.from());
    lines.add("To: " + mail.to());
    lines.add("Subject: " + encoded(mail.subject()));
    lines.add("Message-ID: <" + id + "@samsa>");
    lines.add("Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
    lines.add("MIME-Version: 1.0");
    if (mail.attachments().isEmpty()) {
      lines.addAll(text(mail));
      return String.join("\r\n", lines);
    }
    String boundary = "part-" + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    lines.add("Content-Type: multipart/mixed; boundary=\"" + boundary + "\"");
    lines.add("");
    lines.add("--" + boundary);
    lines.addAll(text(mail));
    for (Mail.Attachment attachment : mail.attachments()) {
      lines.add("--" + boundary);
      lines.add("Content-Type: " + attachment.type());
      lines.add("Content-Disposition: attachment; filename=\"" + attachment.name() + "\"");
      lines.add("Content-Transfer-Encoding: base64");
      lines.add("");
      lines.add(attachment.base64());
    }
    lines.add("--" + boundary + "--");
    lines.add("");
    return String.join("\r\n", lines);
  }

  private static List<String> text(Mail mail) {
    return List.of(
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        "",
        mail.body().replace("\n", "\r\n"),
        "");
  }

  /** A header in the form of RFC 2047 if it has more than ASCII. */
  private static String encoded(String text) {
    if (StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
  }
}
