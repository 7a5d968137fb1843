package dev.xunjie.streams.json;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.json.MalformedMessageException;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes a record as its length in bytes (32 bits, big endian) and its JSON in UTF-8. Records are
 * immutable, so a copy is the record itself.
 */
final class JsonSerializer<T> extends TypeSerializer<T> {
  private static final long serialVersionUID = 1L;
  private static final int VARIABLE_LENGTH = -1;

  private final JsonForm<T> form;

  JsonSerializer(JsonForm<T> form) {
    this.form = form;
  }

  @Override
  public void serialize(T value, DataOutputView target) throws IOException {
    write(ContractJson.toBytes(value), target);
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    try {
      return form.read(read(source));
    } catch (MalformedMessageException flaw) {
      throw new IOException(
          "state or a record in flight was written by a version of %s that this job can't read: %s"
              .formatted(form, flaw.getMessage()),
          flaw);
    }
  }

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    write(read(source), target);
  }

  @Override
  public T copy(T from) {
    return from;
  }

  @Override
  public T copy(T from, T reuse) {
    return from;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return this;
  }

  /** Not supported: a record can't be made without its values, and is never reused. */
  @Override
  public T createInstance() {
    throw new UnsupportedOperationException(
        "a %s can't be made without its values".formatted(form));
  }

  @Override
  public int getLength() {
    return VARIABLE_LENGTH;
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new JsonSerializerSnapshot<>(form);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonSerializer<?> that && form.equals(that.form);
  }

  @Override
  public int hashCode() {
    return form.hashCode();
  }

  private static void write(byte[] json, DataOutputView target) throws IOException {
    target.writeInt(json.length);
    target.write(json);
  }

  private static byte[] read(DataInputView source) throws IOException {
    byte[] json = new byte[source.readInt()];
    source.readFully(json);
    return json;
  }
}
