package dev.xunjie.evidence.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.evidence.manifest.Manifest;
import dev.xunjie.evidence.signing.SigningKey;
import dev.xunjie.evidence.store.Content;
import dev.xunjie.evidence.store.FolderStore;
import dev.xunjie.evidence.store.StoreUnavailableException;
import dev.xunjie.evidence.store.WriteOnceStore;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleSealerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private static final String CAMERA = "camera-1";

  @TempDir private Path folder;
  private SigningKey key;
  private EvidenceArchive archive;

  @BeforeEach
  void openArchive() {
    key = SigningKey.readOrCreate(folder.resolve("key.pem"));
    archive = new EvidenceArchive(new FolderStore(folder.resolve("store")));
  }

  @Test
  void chainsTheManifestsOfACamera() {
    SealedBundle first = seal("incident-1");
    SealedBundle second = seal("incident-2");

    assertThat(archive.manifest(first).chain().previous()).isEmpty();
    assertThat(archive.manifest(second).chain().sequence()).isEqualTo(2);
    assertThat(archive.manifest(second).chain().previous()).contains(first.manifest());
    assertThat(archive.endOfChain(CAMERA)).contains(second);
  }

  @Test
  void sealsAnIncidentOnce() {
    SealedBundle first = seal("incident-1");
    SealedBundle again = seal("incident-1");

    assertThat(again).isEqualTo(first);
    assertThat(archive.endOfChain(CAMERA)).contains(first);
  }

  @Test
  void appendsALaterRevisionBesideTheFirst() {
    SealedBundle first = seal("incident-1");
    BundleDraft draft = TestingIncident.kept(archive, "incident-1", CAMERA);
    SealedBundle second =
        new BundleSealer(archive, key)
            .seal(new BundleDraft(draft.incident(), 2, draft.files(), List.of()), NOW);

    assertThat(archive.find("incident-1", 1)).contains(first);
    assertThat(archive.newest("incident-1")).contains(second);
    assertThat(archive.manifest(second).missing()).isEmpty();
  }

  @Test
  void refusesADraftWhoseFilesWereNotKept() {
    EvidenceArchive elsewhere = new EvidenceArchive(new FolderStore(folder.resolve("elsewhere")));
    BundleDraft draft = TestingIncident.kept(elsewhere, "incident-1", CAMERA);

    assertThatThrownBy(() -> new BundleSealer(archive, key).seal(draft, NOW))
        .hasMessageContaining("original-1.jpg")
        .hasMessageContaining("keep it before sealing");
  }

  @Test
  void completesOnceWhateverWriteAProcessDiesAt() {
    int writesOfOneSealing = 4;
    for (int survived = 0; survived <= writesOfOneSealing; survived++) {
      String incident = "incident-" + survived;
      BundleDraft draft = TestingIncident.kept(archive, incident, CAMERA);
      EvidenceArchive dying =
          new EvidenceArchive(new DyingStore(new FolderStore(folder.resolve("store")), survived));
      try {
        new BundleSealer(dying, key).seal(draft, NOW);
      } catch (StoreUnavailableException died) {
        assertThat(survived).isLessThan(writesOfOneSealing + 1);
      }

      SealedBundle bundle = new BundleSealer(archive, key).seal(draft, NOW.plusSeconds(60));

      assertThat(archive.find(incident, 1)).contains(bundle);
      assertThat(bundle.sequence()).isEqualTo(survived + 1);
    }
  }

  @Test
  void completesWhatAnotherLeftAtTheEndOfTheChain() {
    BundleDraft draft = TestingIncident.kept(archive, "incident-1", CAMERA);
    int untilThePlaceIsTaken = 3;
    EvidenceArchive dying =
        new EvidenceArchive(
            new DyingStore(new FolderStore(folder.resolve("store")), untilThePlaceIsTaken));
    assertThatThrownBy(() -> new BundleSealer(dying, key).seal(draft, NOW))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(archive.find("incident-1", 1)).isEmpty();

    seal("incident-2");

    assertThat(archive.find("incident-1", 1)).isPresent();
    assertThat(archive.endOfChain(CAMERA)).map(SealedBundle::sequence).contains(2L);
  }

  @Test
  void keepsTheChainWholeWhenManySealAtOnce() throws Exception {
    int incidents = 24;
    ExecutorService sealers = Executors.newFixedThreadPool(4);
    try {
      List<Future<SealedBundle>> sealed = new ArrayList<>();
      for (int i = 0; i < incidents; i++) {
        String incident = "incident-" + i % (incidents / 2);
        sealed.add(sealers.submit(() -> seal(incident)));
      }
      Set<SealedBundle> bundles = new HashSet<>();
      for (Future<SealedBundle> bundle : sealed) {
        bundles.add(bundle.get());
      }
      assertThat(bundles).hasSize(incidents / 2);
    } finally {
      sealers.shutdownNow();
    }
    for (long sequence = 2; sequence <= incidents / 2; sequence++) {
      Manifest manifest = archive.manifest(archive.inChain(CAMERA, sequence).orElseThrow());
      assertThat(manifest.chain().previous())
          .isEqualTo(archive.inChain(CAMERA, sequence - 1).map(SealedBundle::manifest));
    }
    assertThat(archive.inChain(CAMERA, incidents / 2 + 1)).isEmpty();
  }

  private SealedBundle seal(String incidentId) {
    return new BundleSealer(archive, key)
        .seal(TestingIncident.kept(archive, incidentId, CAMERA), NOW);
  }

  /** Fails for ever after so many new objects, as if its process were killed then. */
  private static final class DyingStore implements WriteOnceStore {
    private final WriteOnceStore store;
    private int writesLeft;

    private DyingStore(WriteOnceStore store, int writesLeft) {
      this.store = store;
      this.writesLeft = writesLeft;
    }

    @Override
    public boolean put(String name, Content content) {
      if (!store.holds(name) && writesLeft-- <= 0) {
        throw new StoreUnavailableException("died before writing " + name, null);
      }
      return store.put(name, content);
    }

    @Override
    public boolean holds(String name) {
      return store.holds(name);
    }

    @Override
    public Optional<InputStream> open(String name) {
      return store.open(name);
    }
  }
}
