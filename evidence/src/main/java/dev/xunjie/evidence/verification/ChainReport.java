package dev.xunjie.evidence.verification;

import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.manifest.ChainLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The manifests of one camera that are here, held against each other. Whether earlier or later ones
 * exist can't be seen from them: that is asked of the archive, which knows the last number.
 *
 * @param cameraId the camera
 * @param first the lowest number here
 * @param last the highest number here
 * @param findings what is wrong
 */
public record ChainReport(String cameraId, long first, long last, List<Finding> findings) {
  public ChainReport {
    findings = List.copyOf(findings);
  }

  /** The chains of the bundles whose manifests are readable. */
  static List<ChainReport> of(List<BundleReport> bundles) {
    Map<String, TreeMap<Long, BundleReport>> byCamera = new TreeMap<>();
    List<Finding> doubled = new ArrayList<>();
    List<ChainReport> chains = new ArrayList<>();
    for (BundleReport bundle : bundles) {
      bundle
          .manifest()
          .ifPresent(
              manifest -> {
                String camera = manifest.incident().camera().id();
                BundleReport other =
                    byCamera
                        .computeIfAbsent(camera, added -> new TreeMap<>())
                        .putIfAbsent(manifest.chain().sequence(), bundle);
                if (other != null) {
                  doubled.add(
                      broken(
                          camera,
                          "%s and %s both claim number %d"
                              .formatted(name(other), name(bundle), manifest.chain().sequence())));
                }
              });
    }
    byCamera.forEach(
        (camera, links) -> {
          List<Finding> findings =
              new ArrayList<>(
                  doubled.stream().filter(finding -> finding.where().equals(camera)).toList());
          findings.addAll(breaks(camera, links));
          chains.add(new ChainReport(camera, links.firstKey(), links.lastKey(), findings));
        });
    return chains;
  }

  private static List<Finding> breaks(String camera, TreeMap<Long, BundleReport> links) {
    List<Finding> findings = new ArrayList<>();
    long before = links.firstKey();
    for (long sequence : links.tailMap(before, false).keySet()) {
      if (sequence > before + 1) {
        findings.add(
            broken(
                camera,
                sequence == before + 2
                    ? "number %d is missing".formatted(before + 1)
                    : "numbers %d to %d are missing".formatted(before + 1, sequence - 1)));
      } else {
        ChainLink link = links.get(sequence).manifest().orElseThrow().chain();
        Sha256 predecessor = links.get(before).manifestSha256().orElseThrow();
        if (!link.previous().equals(Optional.of(predecessor))) {
          findings.add(
              broken(
                  camera,
                  "number %d (%s) doesn't follow number %d (%s): one of them was altered or exchanged"
                      .formatted(
                          sequence, name(links.get(sequence)), before, name(links.get(before)))));
        }
      }
      before = sequence;
    }
    return findings;
  }

  private static Finding broken(String camera, String explanation) {
    return new Finding(Finding.Kind.CHAIN_BROKEN, camera, explanation);
  }

  private static String name(BundleReport bundle) {
    return String.valueOf(bundle.folder().getFileName());
  }
}
