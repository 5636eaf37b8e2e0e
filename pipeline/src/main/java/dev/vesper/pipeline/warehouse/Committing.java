package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.util.Arrays;
import java.util.Optional;

/** The one step that makes a run the truth, and writing what is read back. */
final class Committing {
  private Committing() {}

  /**
   * Makes the commit, or finds out by reading that it was made, whatever the call said.
   *
   * @throws Fault with {@code TRY_AGAIN} where another run has published
   */
  static void make(Store store, Commit commit) {
    String path = Layout.commit(commit.number());
    byte[] bytes = Json.bytes(commit);
    Fault trouble =
        new Fault(ExitCode.IO, store.address(path) + " was not made; run again to publish");
    try {
      store.createExclusive(path, bytes);
    } catch (Fault e) {
      trouble = e;
    }
    Optional<byte[]> found = store.read(path);
    if (found.isEmpty()) {
      throw trouble;
    }
    if (!Arrays.equals(found.get(), bytes) || overtaken(store, commit)) {
      throw new Fault(
          ExitCode.TRY_AGAIN,
          "another run published first, so this one is not seen; run again: what it built is"
              + " adopted where it still fits");
    }
  }

  /**
   * Whether others have published so often that the commit which this one should have collided with
   * is cleared away again.
   */
  private static boolean overtaken(Store store, Commit commit) {
    return Warehouse.open(store).newest().filter(commit::equals).isEmpty();
  }

  /** Writes a file that nothing names yet and makes sure that it reads back the same. */
  static void writeChecked(Store store, String path, byte[] bytes) {
    store.write(path, bytes);
    if (store.read(path).filter(found -> Arrays.equals(found, bytes)).isEmpty()) {
      throw new Fault(
          ExitCode.IO, store.address(path) + " does not read back as written; run again");
    }
  }
}
