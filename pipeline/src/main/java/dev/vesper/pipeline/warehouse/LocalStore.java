package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A warehouse on a local disk. Whole files appear by a hard link to, or a rename of, a file that is
 * written and synced under {@code .tmp} first.
 */
public final class LocalStore implements Store {
  private final Path root;

  public LocalStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public String uri(String path) {
    return "file:" + at(path);
  }

  @Override
  public String address(String path) {
    return at(path).toString();
  }

  @Override
  public boolean exists(String path) {
    return Files.exists(at(path));
  }

  @Override
  public List<Entry> list(String directory) {
    Path path = at(directory);
    List<Entry> entries = new ArrayList<>();
    try (Stream<Path> children = Files.list(path)) {
      for (Path child : (Iterable<Path>) children::iterator) {
        LocalFiles.entry(child).ifPresent(entries::add);
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw FileTrouble.reading(path.toString(), e);
    }
    entries.sort(Comparator.comparing(Entry::name));
    return List.copyOf(entries);
  }

  @Override
  public Optional<byte[]> read(String path) {
    try {
      return Optional.of(Files.readAllBytes(at(path)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileTrouble.reading(address(path), e);
    }
  }

  @Override
  public void mkdirs(String directory) {
    if (Files.isDirectory(at(directory))) {
      return;
    }
    try {
      Files.createDirectories(at(directory));
    } catch (IOException e) {
      Fault fault = FileTrouble.writing(address(directory), e);
      throw fault.getMessage().startsWith("no space")
          ? fault
          : new Fault(ExitCode.CANNOT_CREATE, fault.getMessage(), e);
    }
  }

  @Override
  public void write(String path, byte[] content) {
    try {
      LocalFiles.writeSynced(at(path), content);
      LocalFiles.syncDirectory(at(path).getParent());
    } catch (IOException e) {
      throw FileTrouble.writing(address(path), e);
    }
  }

  @Override
  public boolean createExclusive(String path, byte[] content) {
    if (exists(path)) {
      return false;
    }
    Path target = at(path);
    mkdirs(parent(path));
    Path temporary = temporary();
    try {
      LocalFiles.writeSynced(temporary, content);
      Files.createLink(target, temporary);
      LocalFiles.syncDirectory(target.getParent());
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException e) {
      throw new Fault(
          ExitCode.CANNOT_CREATE,
          "the file system of " + root + " has no hard links; move the warehouse to one that has",
          e);
    } catch (IOException e) {
      throw FileTrouble.writing(target.toString(), e);
    } finally {
      LocalFiles.deleteQuietly(temporary);
    }
  }

  @Override
  public void replace(String path, byte[] content) {
    mkdirs(parent(path));
    Path temporary = temporary();
    try {
      LocalFiles.writeSynced(temporary, content);
      Files.move(temporary, at(path), StandardCopyOption.ATOMIC_MOVE);
      LocalFiles.syncDirectory(at(path).getParent());
    } catch (IOException e) {
      throw FileTrouble.writing(address(path), e);
    } finally {
      LocalFiles.deleteQuietly(temporary);
    }
  }

  @Override
  public void sync(String path) {
    try (FileChannel channel = FileChannel.open(at(path), StandardOpenOption.READ)) {
      channel.force(true);
      LocalFiles.syncDirectory(at(path).getParent());
    } catch (IOException e) {
      throw FileTrouble.writing(address(path), e);
    }
  }

  @Override
  public void delete(String path) {
    try {
      LocalFiles.deleteTree(at(path));
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      throw FileTrouble.writing(address(path), e);
    }
  }

  @Override
  public boolean hasLinks() {
    return true;
  }

  @Override
  public Optional<String> linkTarget(String path) {
    try {
      return Files.isSymbolicLink(at(path))
          ? Optional.of(Files.readSymbolicLink(at(path)).toString())
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileTrouble.reading(address(path), e);
    }
  }

  @Override
  public void link(String path, String target) {
    mkdirs(parent(path));
    Path temporary = temporary();
    try {
      Files.createSymbolicLink(temporary, Path.of(target));
      Files.move(temporary, at(path), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw FileTrouble.writing(address(path), e);
    } finally {
      LocalFiles.deleteQuietly(temporary);
    }
  }

  private Path at(String path) {
    return path.isEmpty() ? root : root.resolve(path);
  }

  private static String parent(String path) {
    return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
  }

  private Path temporary() {
    mkdirs(Layout.TEMPORARY);
    return at(Layout.TEMPORARY).resolve(UUID.randomUUID().toString());
  }
}
