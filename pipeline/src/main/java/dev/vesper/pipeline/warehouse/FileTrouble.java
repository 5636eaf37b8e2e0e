package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/** Says in one sentence what a file system refused, and which exit code that is. */
final class FileTrouble {
  private static final String AGAIN = "; see to the file system and run again";

  private FileTrouble() {}

  /** A fault while reading. */
  static Fault reading(String where, IOException cause) {
    if (denied(cause)) {
      return new Fault(
          ExitCode.IO,
          where + " may not be read by this user; give it the right to read and run again",
          cause);
    }
    return new Fault(ExitCode.IO, where + " could not be read: " + reason(cause) + AGAIN, cause);
  }

  /** A fault while writing, making or removing. */
  static Fault writing(String where, Exception cause) {
    if (full(cause)) {
      return new Fault(
          ExitCode.IO,
          "no space left for "
              + where
              + "; what was published before is untouched. Free some space ('vesper gc' removes"
              + " what nothing names any more) and run again",
          cause);
    }
    if (denied(cause)) {
      return new Fault(
          ExitCode.CANNOT_CREATE,
          where
              + " cannot be written: the warehouse is read-only or belongs to another user; give"
              + " this user the right to write, or name another warehouse in the settings",
          cause);
    }
    return new Fault(ExitCode.IO, where + " could not be written: " + reason(cause) + AGAIN, cause);
  }

  private static boolean full(Exception cause) {
    String text = text(cause);
    return text.contains("no space left")
        || text.contains("disk quota exceeded")
        || text.contains("quotaexceeded")
        || text.contains("could only be written to 0 of");
  }

  private static boolean denied(Exception cause) {
    String text = text(cause);
    return cause instanceof AccessDeniedException
        || cause instanceof ReadOnlyFileSystemException
        || text.contains("read-only file system")
        || text.contains("permission denied")
        || text.contains("accesscontrolexception")
        || text.contains("safemodeexception");
  }

  private static String text(Exception cause) {
    return cause.toString().toLowerCase(Locale.ROOT);
  }

  private static String reason(Exception cause) {
    String message = cause.getMessage() == null ? "" : cause.getMessage().lines().findFirst().get();
    return cause.getClass().getSimpleName() + " " + message;
  }
}
