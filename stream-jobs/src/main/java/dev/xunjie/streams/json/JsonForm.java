package dev.xunjie.streams.json;

import dev.xunjie.contracts.json.ContractJson;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Which record some JSON holds.
 *
 * @param recordClass the record
 * @param parameters what its type parameters stand for, in order; none: it isn't generic
 */
record JsonForm<T>(Class<T> recordClass, List<Class<?>> parameters) implements Serializable {
  private static final long serialVersionUID = 1L;

  JsonForm {
    Objects.requireNonNull(recordClass, "record is missing");
    parameters = List.copyOf(parameters);
  }

  T read(byte[] json) {
    return ContractJson.fromBytes(json, recordClass, parameters);
  }

  @Override
  public String toString() {
    return parameters.isEmpty()
        ? recordClass.getName()
        : recordClass.getName()
            + parameters.stream().map(Class::getName).collect(Collectors.joining(", ", "<", ">"));
  }
}
