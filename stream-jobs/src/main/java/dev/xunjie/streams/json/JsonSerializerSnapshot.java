package dev.xunjie.streams.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.InstantiationUtil;

/**
 * What a checkpoint says of a {@link JsonSerializer}: the record's class name, and the names of
 * what its type parameters stand for. The same record is always compatible, for JSON tells old and
 * new properties apart; another one never is.
 *
 * @param <T> the record
 */
public final class JsonSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
  private static final int VERSION = 2;

  /** Knew no type parameters. */
  private static final int FIRST_VERSION = 1;

  private JsonForm<T> form;

  /** For Flink, which reads the snapshot afterwards. */
  public JsonSerializerSnapshot() {}

  JsonSerializerSnapshot(JsonForm<T> form) {
    this.form = form;
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView target) throws IOException {
    target.writeUTF(form.recordClass().getName());
    target.writeInt(form.parameters().size());
    for (Class<?> parameter : form.parameters()) {
      target.writeUTF(parameter.getName());
    }
  }

  @Override
  public void readSnapshot(int version, DataInputView source, ClassLoader userClasses)
      throws IOException {
    if (version != VERSION && version != FIRST_VERSION) {
      throw new IOException(
          "the checkpoint's JSON serialiser has version %d, this job reads up to %d: restore it with the release that wrote it"
              .formatted(version, VERSION));
    }
    Class<T> recordClass = InstantiationUtil.resolveClassByName(source, userClasses);
    List<Class<?>> parameters = new ArrayList<>();
    int count = version == FIRST_VERSION ? 0 : source.readInt();
    for (int i = 0; i < count; i++) {
      parameters.add(InstantiationUtil.resolveClassByName(source, userClasses));
    }
    form = new JsonForm<>(recordClass, parameters);
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return new JsonSerializer<>(form);
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> before) {
    return before instanceof JsonSerializerSnapshot<T> that && form.equals(that.form)
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
