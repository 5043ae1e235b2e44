package dev.samsa.broker.access;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.security.auth.KafkaPrincipal;

/**
 * The form in which a principal travels from a broker to the controller with a forwarded request:
 * version, kind, and the texts of that kind.
 */
final class PrincipalForm {
  private static final int VERSION = 1;
  private static final int PLATFORM = 0;
  private static final int KEY = 1;
  private static final int TOKEN = 2;

  private PrincipalForm() {}

  static byte[] write(KafkaPrincipal principal) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      if (principal instanceof SamsaPrincipal tenant) {
        out.writeByte(tenant.keyId().isPresent() ? KEY : TOKEN);
        out.writeUTF(tenant.getName());
        out.writeUTF(tenant.keyId().orElse(""));
      } else {
        out.writeByte(PLATFORM);
        out.writeUTF(principal.getPrincipalType());
        out.writeUTF(principal.getName());
      }
    } catch (IOException e) {
      throw new SerializationException("a principal cannot be written", e);
    }
    return bytes.toByteArray();
  }

  static KafkaPrincipal read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readUnsignedByte();
      if (version != VERSION) {
        throw new SerializationException("principals of form " + version + " are not known here");
      }
      int kind = in.readUnsignedByte();
      String first = in.readUTF();
      String second = in.readUTF();
      return switch (kind) {
        case PLATFORM -> new KafkaPrincipal(first, second);
        case KEY -> new SamsaPrincipal(first, second);
        case TOKEN -> new SamsaPrincipal(first, null);
        default -> throw new SerializationException("no principal is of kind " + kind);
      };
    } catch (IOException e) {
      throw new SerializationException("a forwarded principal cannot be read", e);
    }
  }
}
