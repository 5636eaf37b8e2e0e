package dev.vesper.pipeline.warehouse;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Publishing on HDFS while file operations go wrong. */
final class HdfsFaultsIT extends FaultsOfPublishing {
  /** After how many milliseconds, doubled each time, a client asks whether its file is complete. */
  private static final String CLOSING_AGAIN =
      "dfs.client.block.write.locateFollowingBlock.initial.delay.ms";

  /** How often it asks: together about half a minute. */
  private static final String CLOSING_TIMES = "dfs.client.block.write.locateFollowingBlock.retries";

  @TempDir(factory = MemoryDirectory.class)
  private static Path directory;

  private static final Configuration CONFIGURATION = new Configuration();
  private static MiniDFSCluster cluster;
  private static int warehouses;

  @BeforeAll
  static void startCluster() throws IOException {
    CONFIGURATION.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.toString());
    CONFIGURATION.setInt(CLOSING_AGAIN, 1);
    CONFIGURATION.setInt(CLOSING_TIMES, 15);
    cluster = new MiniDFSCluster.Builder(CONFIGURATION).numDataNodes(1).build();
    cluster.waitActive();
  }

  @AfterAll
  static void stopCluster() {
    cluster.shutdown();
  }

  @Override
  Store fresh() {
    return HadoopStore.at(cluster.getURI() + "/warehouse-" + warehouses++, CONFIGURATION);
  }
}
