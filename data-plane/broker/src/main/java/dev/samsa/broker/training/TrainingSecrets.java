package dev.samsa.broker.training;

import dev.samsa.description.cluster.SecretFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** Secret files of the training run: one certificate, signed by itself, for everything. */
final class TrainingSecrets {
  static final String SUBJECT = "CN=training";
  static final byte[] PEPPER = new byte[32];
  private static final String PASSWORD = "training";

  private TrainingSecrets() {}

  /** Writes the files and returns the certificate, PEM. */
  static String write(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    Files.createDirectories(folder);
    Path store = folder.resolve("training.p12");
    keytool(store);
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    String certificate = pem("CERTIFICATE", keys.getCertificate("own").getEncoded());
    String key = pem("PRIVATE KEY", keys.getKey("own", PASSWORD.toCharArray()).getEncoded());
    for (String name :
        List.of(
            SecretFiles.CLIENT_CERT,
            SecretFiles.NODE_CERT,
            SecretFiles.INTERNAL_TRUST,
            SecretFiles.AGENT_CERT,
            SecretFiles.AGENT_TRUST)) {
      Files.writeString(folder.resolve(name), certificate);
    }
    for (String name :
        List.of(SecretFiles.CLIENT_KEY, SecretFiles.NODE_KEY, SecretFiles.AGENT_KEY)) {
      Files.writeString(folder.resolve(name), key);
    }
    Files.writeString(
        folder.resolve(SecretFiles.PEPPER), Base64.getEncoder().encodeToString(PEPPER));
    return certificate;
  }

  /** The JDK makes no certificates by its API, but by its tool. */
  private static void keytool(Path store) throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                SUBJECT,
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IOException("keytool ended with " + exit);
    }
  }

  private static String pem(String type, byte[] der) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n";
  }
}
