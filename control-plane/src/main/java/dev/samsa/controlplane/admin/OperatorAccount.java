package dev.samsa.controlplane.admin;

import dev.samsa.controlplane.account.Accounts;
import dev.samsa.controlplane.account.EmailAddress;
import dev.samsa.controlplane.account.Passwords;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.secrets.OneTimeSecret;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jboss.logging.Logger;

/** Makes the operator account when there is none. */
@ApplicationScoped
public class OperatorAccount {
  private static final Logger LOG = Logger.getLogger(OperatorAccount.class);
  private static final int PASSWORD_LENGTH = 24;
  private static final long LOCK = 0x73616d7361L;

  private final Accounts accounts;
  private final Passwords passwords;
  private final Database database;
  private final OperatorConfig config;

  public OperatorAccount(
      Accounts accounts, Passwords passwords, Database database, OperatorConfig config) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.database = database;
    this.config = config;
  }

  @Transactional
  void create(@Observes StartupEvent started) {
    // Two processes may start on one empty database.
    database.list("SELECT pg_advisory_xact_lock(?)", row -> 0, LOCK);
    if (accounts.findOperator().isPresent()) {
      return;
    }
    EmailAddress email = EmailAddress.parse(config.email());
    String password = OneTimeSecret.alphanumeric(PASSWORD_LENGTH);
    // The file comes first: an account whose password nobody knows would be of no use.
    write(config.passwordFile().toAbsolutePath(), password);
    accounts.createLocal(email.text(), passwords.hash(password, email), true);
    LOG.infof(
        "operator account %s is made; its password is in %s",
        email.text(), config.passwordFile().toAbsolutePath());
  }

  private static void write(Path file, String password) {
    try {
      Files.createDirectories(file.getParent());
      Path draft =
          Files.createTempFile(
              file.getParent(),
              ".operator",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(draft, password + "\n");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the operator's password cannot be written to " + file, e);
    }
  }
}
