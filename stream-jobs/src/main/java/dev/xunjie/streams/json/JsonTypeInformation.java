package dev.xunjie.streams.json;

import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * Tells Flink to keep and send a record as the JSON that the contracts define. Records carry
 * optional values, durations and sealed alternatives, which Flink's own serialisers don't know; and
 * state written as JSON is read again after a property was added, as messages are.
 *
 * @param <T> an immutable record that {@link dev.xunjie.contracts.json.ContractJson} writes and
 *     reads
 */
public final class JsonTypeInformation<T> extends TypeInformation<T> {
  private static final long serialVersionUID = 1L;

  private final JsonForm<T> form;

  private JsonTypeInformation(JsonForm<T> form) {
    this.form = form;
  }

  /** The type information of this record. */
  public static <T> JsonTypeInformation<T> of(Class<T> recordClass) {
    return new JsonTypeInformation<>(new JsonForm<>(recordClass, List.of()));
  }

  /**
   * The type information of a generic record.
   *
   * @param parameters what its type parameters stand for, in order
   */
  @SuppressWarnings("unchecked") // The parameters make of the raw class what T says.
  public static <T> JsonTypeInformation<T> of(
      Class<? super T> recordClass, Class<?>... parameters) {
    return new JsonTypeInformation<>(new JsonForm<>((Class<T>) recordClass, List.of(parameters)));
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return new JsonSerializer<>(form);
  }

  @Override
  public Class<T> getTypeClass() {
    return form.recordClass();
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof JsonTypeInformation;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonTypeInformation<?> that && form.equals(that.form);
  }

  @Override
  public int hashCode() {
    return form.hashCode();
  }

  @Override
  public String toString() {
    return "Json<%s>".formatted(form);
  }
}
