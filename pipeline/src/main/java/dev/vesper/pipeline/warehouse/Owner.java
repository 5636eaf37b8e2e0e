package dev.vesper.pipeline.warehouse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A process, named so that another one on the same machine can tell whether it still runs.
 *
 * @param host the machine's name
 * @param space which numbering of processes its number belongs to; containers have their own
 * @param process the process number
 * @param started when the process started, to tell it from a later one of the same number
 */
public record Owner(String host, String space, long process, Instant started) {

  /** This process. */
  public static Owner self() {
    ProcessHandle self = ProcessHandle.current();
    return new Owner(hostName(), processSpace(), self.pid(), startOf(self));
  }

  /** Whether this process can see the other, so that its absence means something. */
  boolean sees(Owner other) {
    return host.equals(other.host) && space.equals(other.space);
  }

  /** Whether the process runs, as seen from its own machine. */
  boolean runs() {
    return ProcessHandle.of(process)
        .filter(ProcessHandle::isAlive)
        .filter(handle -> startOf(handle).equals(started))
        .isPresent();
  }

  @Override
  public String toString() {
    return "process " + process + " on " + host;
  }

  private static Instant startOf(ProcessHandle handle) {
    return handle.info().startInstant().orElse(Instant.EPOCH);
  }

  private static String hostName() {
    return firstLine("/proc/sys/kernel/hostname").orElseGet(Owner::networkName);
  }

  private static String networkName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static String processSpace() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  private static Optional<String> firstLine(String file) {
    try {
      return Files.readAllLines(Path.of(file)).stream().findFirst().map(String::strip);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
