package dev.xunjie.standalone.cameras;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.json.MalformedMessageException;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.standalone.supervisor.StartRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cameras and policies as {@code xunjie up} reads them: a JSON object in UTF-8 with either list, or
 * both.
 *
 * <pre>{@code
 * {
 *   "cameras": [
 *     {"id": "renmin-lu-1", "name": "人民路 1 号", "streamUrl": "rtsp://user:password@10.0.0.5/1"}
 *   ],
 *   "policies": [
 *     {"cameraId": "renmin-lu-1", "version": 1, "zones": [
 *       {"offence": "ILLEGAL_PARKING", "id": "kerb", "name": "人行道", "permittedStopSeconds": 300,
 *        "polygon": [...]}
 *     ]}
 *   ]
 * }
 * }</pre>
 *
 * @param cameras what to read, see {@link CameraSettings}
 * @param policies what is enforced there, see {@link CameraPolicy}
 * @param references the pictures that the policies name, files beside this one; by the text of
 *     their {@link dev.xunjie.contracts.reference.ReferenceKey}
 */
public record CameraFile(
    List<CameraSettings> cameras, List<CameraPolicy> policies, Map<String, byte[]> references) {
  /** No cameras and no policies: those that are known already stay. */
  public static final CameraFile NOTHING = new CameraFile(List.of(), List.of());

  private static final Set<String> SECTIONS = new TreeSet<>(Set.of("cameras", "policies"));
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  public CameraFile {
    cameras = List.copyOf(cameras);
    policies = List.copyOf(policies);
    references = Map.copyOf(references);
  }

  /** One whose policies name no pictures. */
  public CameraFile(List<CameraSettings> cameras, List<CameraPolicy> policies) {
    this(cameras, policies, Map.of());
  }

  /**
   * Reads a file.
   *
   * @throws StartRefusedException if it can't be read or isn't such a file; the message names the
   *     entry and what is wrong with it
   */
  public static CameraFile read(Path file) {
    JsonNode root = root(file);
    for (String section : root.propertyNames()) {
      if (!SECTIONS.contains(section)) {
        throw new StartRefusedException(
            "%s has a part \"%s\", but may only have %s".formatted(file, section, SECTIONS));
      }
    }
    List<CameraPolicy> policies = entries(file, root, "policies", CameraPolicy.class);
    Map<String, byte[]> references = new TreeMap<>();
    policies.forEach(policy -> references.putAll(ReferenceFiles.beside(file, policy)));
    return new CameraFile(
        entries(file, root, "cameras", CameraSettings.class), policies, references);
  }

  /** The entries of both. */
  public CameraFile and(CameraFile other) {
    List<CameraSettings> allCameras = new ArrayList<>(cameras);
    allCameras.addAll(other.cameras);
    List<CameraPolicy> allPolicies = new ArrayList<>(policies);
    allPolicies.addAll(other.policies);
    Map<String, byte[]> allReferences = new TreeMap<>(references);
    allReferences.putAll(other.references);
    return new CameraFile(allCameras, allPolicies, allReferences);
  }

  private static JsonNode root(Path file) {
    try {
      JsonNode root = JSON.readTree(Files.readString(file, UTF_8));
      if (!root.isObject()) {
        throw new StartRefusedException(
            "%s must be a JSON object with the parts %s".formatted(file, SECTIONS));
      }
      return root;
    } catch (JacksonException flaw) {
      throw new StartRefusedException(
          "%s is not JSON: %s (line %d, column %d)"
              .formatted(
                  file,
                  flaw.getOriginalMessage(),
                  flaw.getLocation().getLineNr(),
                  flaw.getLocation().getColumnNr()),
          flaw);
    } catch (NoSuchFileException absent) {
      throw new StartRefusedException("There is no file " + file.toAbsolutePath(), absent);
    } catch (IOException unreadable) {
      throw new StartRefusedException(
          "%s can't be read as UTF-8 text: %s".formatted(file, unreadable), unreadable);
    }
  }

  private static <T> List<T> entries(Path file, JsonNode root, String section, Class<T> contract) {
    JsonNode list = root.path(section);
    if (list.isMissingNode()) {
      return List.of();
    }
    if (!list.isArray()) {
      throw new StartRefusedException("%s: \"%s\" must be a list".formatted(file, section));
    }
    List<T> entries = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      try {
        entries.add(ContractJson.fromBytes(JSON.writeValueAsBytes(list.get(i)), contract));
      } catch (MalformedMessageException flaw) {
        throw new StartRefusedException(
            "%s: entry %d of \"%s\" is %s".formatted(file, i + 1, section, flaw.getMessage()),
            flaw);
      }
    }
    return entries;
  }
}
