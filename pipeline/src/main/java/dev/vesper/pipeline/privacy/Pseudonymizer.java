package dev.vesper.pipeline.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Turns ids into pseudonyms, for one thread. Users come back within minutes, so the newest results
 * are kept in a table of fixed size where a newer id takes the place of an older one.
 */
public final class Pseudonymizer {
  private static final int CODE_BYTES = 16;

  private final Mac mac;
  private final byte[] label;
  private final Map<IdKind, Recent> recent = new EnumMap<>(IdKind.class);

  private Pseudonymizer(Mac mac, String keyId) {
    this.mac = mac;
    this.label = (keyId + "_").getBytes(StandardCharsets.US_ASCII);
    for (IdKind kind : IdKind.values()) {
      recent.put(kind, new Recent(kind));
    }
  }

  /** Leaves every id as it is. */
  static Pseudonymizer none() {
    return new Pseudonymizer(null, "");
  }

  static Pseudonymizer under(byte[] key, String keyId) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return new Pseudonymizer(mac, keyId);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }

  /** The pseudonym of an id; the id itself where pseudonyms are off. */
  public UTF8String of(IdKind kind, UTF8String id) {
    return mac == null ? id : recent.get(kind).pseudonym(id);
  }

  private UTF8String compute(byte[] prefix, byte[] id) {
    mac.update(prefix);
    byte[] code = Arrays.copyOf(mac.doFinal(id), CODE_BYTES);
    byte[] text = Base64.getUrlEncoder().withoutPadding().encode(code);
    byte[] all = Arrays.copyOf(label, label.length + text.length);
    System.arraycopy(text, 0, all, label.length, text.length);
    return UTF8String.fromBytes(all);
  }

  /** The newest pseudonyms of one kind. */
  private final class Recent {
    private static final int SLOTS = 1 << 14;

    private final byte[] prefix;
    private final UTF8String[] ids = new UTF8String[SLOTS];
    private final UTF8String[] pseudonyms = new UTF8String[SLOTS];

    Recent(IdKind kind) {
      this.prefix = kind.prefix();
    }

    UTF8String pseudonym(UTF8String id) {
      int hash = id.hashCode();
      int slot = (hash ^ (hash >>> 14)) & (SLOTS - 1);
      if (!id.equals(ids[slot])) {
        pseudonyms[slot] = compute(prefix, id.getBytes());
        ids[slot] = id;
      }
      return pseudonyms[slot];
    }
  }
}
