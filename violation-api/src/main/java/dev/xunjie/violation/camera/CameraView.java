package dev.xunjie.violation.camera;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.camera.CameraStatus;
import dev.xunjie.contracts.policy.ZonePolicy;
import dev.xunjie.contracts.scene.SceneStatus;
import java.util.List;
import java.util.Optional;

/**
 * One camera as the console shows it, without the stream's password.
 *
 * @param id camera id
 * @param name what people call it
 * @param streamUrl address without user and password
 * @param place where it stands
 * @param direction where it looks
 * @param deviceNumber the device register's number
 * @param framesPerSecond frames read a second; absent: key pictures only
 * @param maxWidthPixels wider pictures are scaled down to this
 * @param jpegQuality 1 to 100
 * @param status its last known status; absent: no gateway has spoken of it yet
 * @param scene what its picture is good for; absent: nobody has looked at it yet
 * @param policyVersion version of what is enforced; absent: nothing was ever set
 * @param zones what is enforced
 */
record CameraView(
    String id,
    String name,
    String streamUrl,
    Optional<String> place,
    Optional<String> direction,
    Optional<String> deviceNumber,
    Optional<Double> framesPerSecond,
    int maxWidthPixels,
    int jpegQuality,
    Optional<CameraStatus> status,
    Optional<SceneStatus> scene,
    Optional<Integer> policyVersion,
    List<ZonePolicy> zones) {
  static CameraView of(CameraSettings camera, CameraRegister register) {
    return new CameraView(
        camera.id(),
        camera.name(),
        camera.streamUrlWithoutPassword(),
        camera.place(),
        camera.direction(),
        camera.deviceNumber(),
        camera.framesPerSecond(),
        camera.widthLimitPixels(),
        camera.encodedJpegQuality(),
        register.status(camera.id()),
        register.scene(camera.id()),
        register.policy(camera.id()).map(policy -> policy.version()),
        register.policy(camera.id()).map(policy -> policy.zones()).orElse(List.of()));
  }
}
