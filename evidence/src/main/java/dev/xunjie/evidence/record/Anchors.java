package dev.xunjie.evidence.record;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The anchors of a folder.
 *
 * @param genuine those that a trusted key signed, in the order of the rows that they name
 * @param findings what else stands there
 */
public record Anchors(List<Anchor> genuine, List<AnchorFinding> findings) {
  /** No anchors at all. */
  public static final Anchors NONE = new Anchors(List.of(), List.of());

  public Anchors {
    genuine =
        genuine.stream()
            .sorted(
                Comparator.<Anchor>comparingLong(anchor -> anchor.head().sequence())
                    .thenComparing(Anchor::at))
            .toList();
    findings = List.copyOf(findings);
  }

  /** The one that was written last. */
  public Optional<Anchor> newest() {
    return genuine.stream().max(Comparator.comparing(Anchor::at));
  }

  /** Whether somebody put anchors there that aren't genuine. */
  public boolean areForged() {
    return findings.stream().anyMatch(finding -> finding.kind() == AnchorFinding.Kind.FORGED);
  }
}
