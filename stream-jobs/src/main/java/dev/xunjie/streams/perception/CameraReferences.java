package dev.xunjie.streams.perception;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.detector.shopfront.ReferencePicture;
import dev.xunjie.detector.shopfront.ShopFront;
import dev.xunjie.streams.json.JsonTypeInformation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The reference pictures of the camera whose frame is looked at, as keyed state: they lie with the
 * one subtask that needs them, and a checkpoint holds only those that are new. The pictures
 * themselves are read when they are compared for the first time, not with every frame.
 */
final class CameraReferences {
  private static final ValueStateDescriptor<Register> REGISTER =
      new ValueStateDescriptor<>("references", JsonTypeInformation.of(Register.class));

  private static final MapStateDescriptor<String, byte[]> PICTURES =
      new MapStateDescriptor<>(
          "reference-pictures",
          Types.STRING,
          PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  private final ValueState<Register> register;
  private final MapState<String, byte[]> pictures;

  CameraReferences(RuntimeContext runtime) {
    register = runtime.getState(REGISTER);
    pictures = runtime.getMapState(PICTURES);
  }

  /**
   * Which pictures there are.
   *
   * @param byName by zone and name in the zone's policy
   */
  record Register(Map<String, Entry> byName) {
    private static final Register EMPTY = new Register(Map.of());

    Register {
      byName = Map.copyOf(byName);
    }
  }

  /**
   * One picture.
   *
   * @param digest of its content
   * @param message where it came from
   */
  record Entry(String digest, FrameReference message) {}

  void apply(ReferenceChange change) throws Exception {
    String name = nameOf(change.zoneId(), change.picture());
    Map<String, Entry> next = new TreeMap<>(known().byName());
    if (change.jpeg().length == 0) {
      next.remove(name);
      pictures.remove(name);
    } else {
      next.put(name, new Entry(ReferencePicture.digestOf(change.jpeg()), change.message()));
      pictures.put(name, change.jpeg());
    }
    if (next.isEmpty()) {
      register.clear();
    } else {
      register.update(new Register(next));
    }
  }

  /** The shop fronts of a policy whose pictures are all there. */
  List<ShopFront> frontsOf(CameraPolicy policy) throws Exception {
    Register known = known();
    return ShopFront.of(
        policy,
        (zoneId, picture) ->
            Optional.ofNullable(known.byName().get(nameOf(zoneId, picture)))
                .map(entry -> new InState(picture, nameOf(zoneId, picture), entry.digest())));
  }

  /** Where a picture's message lies in its topic, if the picture is still there. */
  Optional<FrameReference> messageOf(String zoneId, String picture) throws Exception {
    return Optional.ofNullable(known().byName().get(nameOf(zoneId, picture))).map(Entry::message);
  }

  private Register known() throws Exception {
    return Optional.ofNullable(register.value()).orElse(Register.EMPTY);
  }

  private static String nameOf(String zoneId, String picture) {
    return zoneId + "/" + picture;
  }

  /** Lies in the state of the camera that is looked at. */
  private final class InState implements ReferencePicture {
    private final String name;
    private final String nameInState;
    private final String digest;

    InState(String name, String nameInState, String digest) {
      this.name = name;
      this.nameInState = nameInState;
      this.digest = digest;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String digest() {
      return digest;
    }

    @Override
    public byte[] bytes() {
      try {
        return pictures.get(nameInState);
      } catch (Exception unreadable) {
        throw new IllegalStateException(
            "the reference %s can't be read from the job's state".formatted(nameInState),
            unreadable);
      }
    }
  }
}
