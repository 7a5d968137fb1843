package dev.xunjie.streams.json;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.InstantiationUtil;

/**
 * What a checkpoint says of a {@link JsonSerializer}: the record's class name. The same class is
 * always compatible, for JSON tells old and new properties apart; another class never is.
 *
 * @param <T> the record
 */
public final class JsonSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
  private static final int VERSION = 1;

  private Class<T> recordClass;

  /** For Flink, which reads the snapshot afterwards. */
  public JsonSerializerSnapshot() {}

  JsonSerializerSnapshot(Class<T> recordClass) {
    this.recordClass = recordClass;
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView target) throws IOException {
    target.writeUTF(recordClass.getName());
  }

  @Override
  public void readSnapshot(int version, DataInputView source, ClassLoader userClasses)
      throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "the checkpoint's JSON serialiser has version %d, this job reads %d: restore it with the release that wrote it"
              .formatted(version, VERSION));
    }
    recordClass = InstantiationUtil.resolveClassByName(source, userClasses);
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return new JsonSerializer<>(recordClass);
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> before) {
    return before instanceof JsonSerializerSnapshot<T> that && recordClass.equals(that.recordClass)
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
