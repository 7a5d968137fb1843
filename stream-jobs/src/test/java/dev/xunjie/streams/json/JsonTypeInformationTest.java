package dev.xunjie.streams.json;

import static dev.xunjie.streams.Streets.MIDNIGHT;
import static dev.xunjie.streams.Streets.observation;
import static dev.xunjie.streams.Streets.parkedCar;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.detector.tracking.TrackingState;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

final class JsonTypeInformationTest {
  private static final Observation OBSERVATION = observation("cam-1", MIDNIGHT, parkedCar());

  @Test
  void returnsWhatWasWritten() throws Exception {
    assertThat(writtenAndRead(OBSERVATION, Observation.class)).isEqualTo(OBSERVATION);

    TrackingState tracking = new TrackingState(Optional.of(MIDNIGHT), 7, List.of());
    assertThat(writtenAndRead(tracking, TrackingState.class)).isEqualTo(tracking);

    DeadLetter letter =
        new DeadLetter("frames", 3, 9, Optional.of("摄像头"), "no picture", new byte[] {1, -1});
    DeadLetter read = writtenAndRead(letter, DeadLetter.class);
    assertThat(read).usingRecursiveComparison().isEqualTo(letter);
  }

  @Test
  void readsSeveralRecordsOneAfterAnother() throws Exception {
    TypeSerializer<Observation> serializer = serializerOf(Observation.class);
    DataOutputSerializer written = new DataOutputSerializer(64);
    serializer.serialize(OBSERVATION, written);
    serializer.serialize(observation("cam-2", MIDNIGHT), written);
    DataInputDeserializer source = new DataInputDeserializer(written.getCopyOfBuffer());
    DataOutputSerializer copied = new DataOutputSerializer(64);
    serializer.copy(source, copied);
    serializer.copy(source, copied);

    DataInputDeserializer copy = new DataInputDeserializer(copied.getCopyOfBuffer());
    assertThat(serializer.deserialize(copy)).isEqualTo(OBSERVATION);
    assertThat(serializer.deserialize(copy).cameraId()).isEqualTo("cam-2");
    assertThat(copy.available()).isZero();
  }

  @Test
  void readsStateOfALaterReleaseThatKnowsMore() throws Exception {
    assertThat(readJson("{\"partition\":1,\"offset\":2,\"segment\":3}", FrameReference.class))
        .isEqualTo(new FrameReference(1, 2));
  }

  @Test
  void saysWhichRecordItCantRead() {
    assertThatThrownBy(() -> readJson("{\"partition\":-1,\"offset\":2}", FrameReference.class))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(FrameReference.class.getName())
        .hasMessageContaining("partition and offset are 0 or more");
  }

  @Test
  void isTheSameSerializerAfterACheckpoint() throws Exception {
    TypeSerializer<Observation> serializer = serializerOf(Observation.class);

    TypeSerializerSnapshot<Observation> restored = checkpointed(serializer);

    assertThat(restored.restoreSerializer()).isEqualTo(serializer);
    assertThat(
            serializer
                .snapshotConfiguration()
                .resolveSchemaCompatibility(restored)
                .isCompatibleAsIs())
        .isTrue();
  }

  @Test
  void refusesStateOfAnotherRecord() throws Exception {
    TypeSerializerSnapshot<TrackingState> other = checkpointed(serializerOf(TrackingState.class));
    @SuppressWarnings({"unchecked", "rawtypes"})
    TypeSerializerSnapshot<Observation> mistaken = (TypeSerializerSnapshot) other;

    assertThat(
            serializerOf(Observation.class)
                .snapshotConfiguration()
                .resolveSchemaCompatibility(mistaken)
                .isIncompatible())
        .isTrue();
  }

  @Test
  void travelsWithTheJob() throws Exception {
    JsonTypeInformation<Observation> type = JsonTypeInformation.of(Observation.class);

    assertThat(InstantiationUtil.clone(type)).isEqualTo(type).hasSameHashCodeAs(type);
    assertThat(type).isNotEqualTo(JsonTypeInformation.of(TrackingState.class));
    assertThat(type).hasToString("Json<dev.xunjie.contracts.observation.Observation>");
  }

  private static <T> TypeSerializer<T> serializerOf(Class<T> type) {
    return JsonTypeInformation.of(type).createSerializer(new SerializerConfigImpl());
  }

  private static <T> T writtenAndRead(T value, Class<T> type) throws IOException {
    DataOutputSerializer written = new DataOutputSerializer(64);
    serializerOf(type).serialize(value, written);
    return serializerOf(type).deserialize(new DataInputDeserializer(written.getCopyOfBuffer()));
  }

  private static <T> T readJson(String json, Class<T> type) throws IOException {
    DataOutputSerializer written = new DataOutputSerializer(64);
    byte[] bytes = json.getBytes(UTF_8);
    written.writeInt(bytes.length);
    written.write(bytes);
    return serializerOf(type).deserialize(new DataInputDeserializer(written.getCopyOfBuffer()));
  }

  private static <T> TypeSerializerSnapshot<T> checkpointed(TypeSerializer<T> serializer)
      throws IOException {
    DataOutputSerializer written = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(written, serializer.snapshotConfiguration());
    return TypeSerializerSnapshot.readVersionedSnapshot(
        new DataInputDeserializer(written.getCopyOfBuffer()),
        Thread.currentThread().getContextClassLoader());
  }
}
