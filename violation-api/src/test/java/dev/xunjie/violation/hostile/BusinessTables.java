package dev.xunjie.violation.hostile;

import dev.xunjie.violation.TestingStack;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that a request could change, as one checksum for each table and topic. */
final class BusinessTables implements AutoCloseable {
  /** What may move without any business being done, each with its reason. */
  private static final Set<String> MOVES_BY_ITSELF =
      Set.of(
          "activity", // the record grows, and must
          "activity_head", // with it
          "user_session", // signing in
          "sign_in_attempt", // and failing to
          "known_browser", // and being known for it
          "still", // stills are fetched in the background
          "evidence_plan", // evidence is assembled there
          "evidence_bundle", // and sealed
          "webhook_delivery", // messages are sent
          "kept_answer", // and answers kept for who asks again
          "flyway_schema_history");

  /** When a token was used, when a missed clock was told. */
  private static final String MOVING_COLUMNS = "- 'last_used_at' - 'missed_at'";

  private final TestingStack stack;
  private final Admin kafka;

  BusinessTables(TestingStack stack) {
    this.stack = stack;
    this.kafka = stack.kafkaAdmin();
  }

  @Override
  public void close() {
    kafka.close();
  }

  Map<String, String> checksums() {
    JdbcClient database = stack.database();
    Map<String, String> sums = new TreeMap<>();
    List<String> tables =
        database
            .sql("select table_name from information_schema.tables where table_schema = 'public'")
            .query(String.class)
            .list();
    for (String table : tables) {
      if (!MOVES_BY_ITSELF.contains(table)) {
        sums.put(
            table,
            database
                .sql(
                    """
                    select count(*) || ' rows ' || coalesce(md5(string_agg(row, '' order by row)), '')
                    from (select md5((to_jsonb(t) %s)::text) as row from "%s" t) as rows
                    """
                        .formatted(MOVING_COLUMNS, table))
                .query(String.class)
                .single());
      }
    }
    sums.putAll(topics());
    return sums;
  }

  private Map<String, String> topics() {
    Map<String, String> ends = new TreeMap<>();
    try {
      for (String topic : List.of("cameras", "policies")) {
        TopicPartition partition = new TopicPartition(topic, 0);
        ends.put(
            "topic " + topic,
            "ends at "
                + kafka
                    .listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset());
      }
    } catch (InterruptedException | ExecutionException unable) {
      throw new IllegalStateException("Kafka does not tell where its topics end", unable);
    }
    return ends;
  }
}
