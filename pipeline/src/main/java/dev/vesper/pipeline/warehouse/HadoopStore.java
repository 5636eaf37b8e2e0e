package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * A warehouse on HDFS or S3. On HDFS a whole file appears by a rename, which never overwrites a
 * file; on S3, where nothing is seen before it is closed, by a conditional put. Hadoop's calls say
 * little of how they ended (a rename into a missing directory returns false, one onto a directory
 * returns true and nests), so what was made is found out by reading it back.
 */
public final class HadoopStore implements Store {
  private static final String CONDITIONAL_PUT = "fs.option.create.conditional.overwrite";

  private final FileSystem files;
  private final FileContext context;
  private final Path root;
  private final boolean objects;

  private HadoopStore(FileSystem files, FileContext context, Path root) {
    this.files = files;
    this.context = context;
    this.root = root;
    this.objects = "s3a".equals(root.toUri().getScheme());
  }

  /** The store of a root, with the configuration that lies on the class path. */
  public static HadoopStore at(String root) {
    return at(root, new Configuration());
  }

  /** The store of a root, with a configuration, such as the running session's. */
  public static HadoopStore at(String root, Configuration configuration) {
    try {
      Path path = new Path(root);
      FileSystem files = path.getFileSystem(configuration);
      return new HadoopStore(
          files,
          FileContext.getFileContext(files.getUri(), configuration),
          files.makeQualified(path));
    } catch (IOException e) {
      throw FileTrouble.reading(root, e);
    } catch (IllegalArgumentException e) {
      throw new Fault(
          ExitCode.SETTINGS, "no warehouse can lie at '" + root + "': " + e.getMessage(), e);
    }
  }

  @Override
  public String uri(String path) {
    return place(path).toString();
  }

  @Override
  public String address(String path) {
    return uri(path);
  }

  @Override
  public boolean exists(String path) {
    try {
      return files.exists(place(path));
    } catch (IOException e) {
      throw FileTrouble.reading(uri(path), e);
    }
  }

  @Override
  public List<Entry> list(String directory) {
    try {
      List<Entry> entries = new ArrayList<>();
      for (FileStatus status : files.listStatus(place(directory))) {
        entries.add(
            new Entry(
                status.getPath().getName(),
                status.isDirectory(),
                status.getLen(),
                Instant.ofEpochMilli(status.getModificationTime())));
      }
      entries.sort(Comparator.comparing(Entry::name));
      return List.copyOf(entries);
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw FileTrouble.reading(uri(directory), e);
    }
  }

  @Override
  public Optional<byte[]> read(String path) {
    try (FSDataInputStream in = files.open(place(path))) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileTrouble.reading(uri(path), e);
    }
  }

  @Override
  public void mkdirs(String directory) {
    try {
      if (!files.mkdirs(place(directory))) {
        throw new Fault(ExitCode.CANNOT_CREATE, uri(directory) + " could not be made");
      }
    } catch (IOException e) {
      throw FileTrouble.writing(uri(directory), e);
    }
  }

  @Override
  public void write(String path, byte[] content) {
    try {
      writeSynced(place(path), content);
    } catch (IOException e) {
      throw FileTrouble.writing(uri(path), e);
    }
  }

  @Override
  public boolean createExclusive(String path, byte[] content) {
    if (exists(path)) {
      return false;
    }
    try {
      if (objects) {
        putIfAbsent(place(path), content);
      } else {
        renameIfAbsent(place(path), content);
      }
    } catch (IOException e) {
      if (!exists(path)) {
        throw FileTrouble.writing(uri(path), e);
      }
    }
    return Arrays.equals(madeOrFound(path), content);
  }

  private byte[] madeOrFound(String path) {
    return read(path)
        .orElseThrow(
            () ->
                new Fault(
                    ExitCode.IO,
                    uri(path) + " was neither made nor found there; run again to see how it is"));
  }

  private void renameIfAbsent(Path target, byte[] content) throws IOException {
    files.mkdirs(target.getParent());
    Path temporary = temporary();
    writeSynced(temporary, content);
    if (!files.rename(temporary, target)) {
      files.delete(temporary, false);
    }
  }

  private void putIfAbsent(Path target, byte[] content) throws IOException {
    FSDataOutputStreamBuilder<?, ?> builder = files.createFile(target);
    builder.recursive();
    builder.must(CONDITIONAL_PUT, true);
    try (FSDataOutputStream out = builder.build()) {
      out.write(content);
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      throw new Fault(
          ExitCode.CANNOT_CREATE,
          "this Hadoop client cannot write to S3 on condition, which a commit needs; use 3.4.2 or"
              + " newer, or lay the warehouse on HDFS",
          e);
    }
  }

  @Override
  public void replace(String path, byte[] content) {
    try {
      if (objects) {
        writeSynced(place(path), content);
        return;
      }
      files.mkdirs(place(path).getParent());
      Path temporary = temporary();
      writeSynced(temporary, content);
      context.rename(temporary, place(path), Options.Rename.OVERWRITE);
    } catch (IOException e) {
      throw FileTrouble.writing(uri(path), e);
    }
  }

  /** A closed file is on as many machines as the file system asks for. */
  @Override
  public void sync(String path) {}

  @Override
  public void delete(String path) {
    try {
      if (!files.delete(place(path), true) && files.exists(place(path))) {
        throw new Fault(ExitCode.IO, uri(path) + " could not be removed");
      }
    } catch (IOException e) {
      throw FileTrouble.writing(uri(path), e);
    }
  }

  private Path place(String path) {
    return path.isEmpty() ? root : new Path(root, path);
  }

  private Path temporary() {
    return new Path(new Path(root, Layout.TEMPORARY), UUID.randomUUID().toString());
  }

  private void writeSynced(Path path, byte[] content) throws IOException {
    try (FSDataOutputStream out = files.create(path, true)) {
      out.write(content);
      if (!objects) {
        out.hsync();
      }
    }
  }
}
