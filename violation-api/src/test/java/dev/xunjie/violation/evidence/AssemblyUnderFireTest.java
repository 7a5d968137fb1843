package dev.xunjie.violation.evidence;

import static dev.xunjie.violation.TestingIncidents.CAMERA;
import static dev.xunjie.violation.TestingIncidents.newId;
import static dev.xunjie.violation.TestingIncidents.openedWithPlate;
import static dev.xunjie.violation.TestingIncidents.registerCamera;
import static dev.xunjie.violation.TestingIncidents.scenes;
import static dev.xunjie.violation.TestingIncidents.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.xunjie.evidence.archive.BundleSealer;
import dev.xunjie.evidence.archive.EvidenceArchive;
import dev.xunjie.evidence.archive.SealedBundle;
import dev.xunjie.evidence.manifest.Manifest;
import dev.xunjie.evidence.signing.AntiForgeryCodes;
import dev.xunjie.evidence.signing.SigningKey;
import dev.xunjie.evidence.store.StoreUnavailableException;
import dev.xunjie.evidence.store.WriteOnceStore;
import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingStack;
import dev.xunjie.violation.incident.IncidentReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.SmartLifecycle;

/**
 * What becomes of evidence when its assembly is killed, finds no room, or happens twice at once.
 * The assemblers are real and stand on the real database and store; they are driven by hand, while
 * the API's own is stopped, so that each can be struck at each of its writes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssemblyUnderFireTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  /** Three stills with their overlay, manifest, signature, the place in the chain, the bundle. */
  private static final int LEAST_WRITES = 7;

  /** Enough to strike twice at every write, close-up, crop and clips included. */
  private static final int INCIDENTS = 30;

  private final TestingStack stack = TestingStack.shared();
  private final WriteOnceStore store = bean(WriteOnceStore.class);
  private final EvidenceArchive archive = new EvidenceArchive(store);
  private final Queue<String> waiting = new ArrayDeque<>();

  @BeforeAll
  void bringsIncidentsOfWhichAllIsThereButTheClips() {
    registerCamera();
    stack.spool().refuses(409);
    for (int number = 0; number < INCIDENTS; number++) {
      String id = newId();
      send(openedWithPlate(id, scenes(id), "浙A12345"));
      waiting.add(id);
    }
    await()
        .atMost(LIMIT)
        .until(() -> waiting.stream().allMatch(id -> statusOf(id).waitingFor().contains("clip")));
    stack.api().getBean("loops", SmartLifecycle.class).stop();
    stack.spool().stores("h264");
  }

  @AfterAll
  void letsTheApiGoOn() {
    stack.spool().stores("h264");
    stack.database().sql("update evidence_plan set next_attempt_at = now()").update();
    stack.restartApi();
  }

  @Test
  void sealsOnceAndWholeWhateverWriteItsProcessIsKilledAfter() throws Exception {
    int survived = 0;
    for (boolean wasKilled = true; wasKilled; survived++) {
      String incident = nextDue();
      wasKilled = isKilled(assembler(StruckStore.killedAfter(store, survived)));
      if (wasKilled) {
        assertThat(statusOf(incident).revision()).isZero();
        assertThat(manifest(incident).status()).isEqualTo(404);
        makeDue(incident);
        assembler(store).step();
      }

      expectWholeAndOnce(incident);
    }
    assertThat(survived).isGreaterThan(LEAST_WRITES);
    expectUnbrokenChain();
  }

  @Test
  void triesAgainUntilAFullDiskHasRoomAndShowsNothingUntilThen() throws Exception {
    String incident = nextDue();

    for (int room : List.of(0, 1, 0, 2, 0, 1)) {
      EvidenceAssembler assembler = assembler(StruckStore.fullAfter(store, room));
      assertThatThrownBy(assembler::step).isInstanceOf(StoreUnavailableException.class);
      assertThat(statusOf(incident).revision()).isZero();
      assertThat(statusOf(incident).waitingFor()).startsWith("store: ").contains("no room");
      assertThat(manifest(incident).status()).isEqualTo(404);
      makeDue(incident);
    }
    assembler(store).step();

    expectWholeAndOnce(incident);
  }

  @Test
  void sealsOneRevisionWhenTwoInstancesAssembleTheSameAtOnce() throws Exception {
    int written = 0;
    for (boolean wasHeld = true; wasHeld; written++) {
      String incident = nextDue();
      StruckStore held = StruckStore.heldAfter(store, written);
      FutureTask<Duration> slow = new FutureTask<>(assembler(held)::step);
      new Thread(slow, "slow-assembler").start();
      held.awaitHeldOr(slow);
      wasHeld = held.wasHeld();

      makeDue(incident);
      assembler(store).step();
      held.letGoOn();
      slow.get();

      expectWholeAndOnce(incident);
    }
    assertThat(written).isGreaterThan(LEAST_WRITES);
    expectUnbrokenChain();
  }

  private static boolean isKilled(EvidenceAssembler assembler) throws InterruptedException {
    try {
      assembler.step();
      return false;
    } catch (StruckStore.Killed killed) {
      return true;
    }
  }

  private String nextDue() {
    String incident = waiting.remove();
    makeDue(incident);
    return incident;
  }

  /** As if all claims had run out, and only this incident had something to do. */
  private void makeDue(String incident) {
    stack
        .database()
        .sql(
            """
            update evidence_plan set next_attempt_at =
              case when incident_id = :incident then now() else now() + interval '1 hour' end
            """)
        .param("incident", incident)
        .update();
  }

  private void expectWholeAndOnce(String incident) {
    EvidenceStatus status = statusOf(incident);
    assertThat(status.revision()).isEqualTo(1);
    assertThat(status.due()).isFalse();
    assertThat(status.unmet()).isEmpty();
    assertThat(status.missing()).isEmpty();
    assertThat(archive.find(incident, 2)).isEmpty();
    SealedBundle bundle = archive.find(incident, 1).orElseThrow();
    assertThat(archive.manifest(bundle).files())
        .isNotEmpty()
        .allSatisfy(file -> assertThat(archive.read(file)).hasSize((int) file.bytes()));
    assertThat(manifest(incident).response().body()).isEqualTo(archive.read(bundle.manifest()));
  }

  private void expectUnbrokenChain() {
    SealedBundle end = archive.endOfChain(CAMERA).orElseThrow();
    List<String> named = new ArrayList<>();
    for (long sequence = 1; sequence <= end.sequence(); sequence++) {
      SealedBundle bundle = archive.inChain(CAMERA, sequence).orElseThrow();
      Manifest manifest = archive.manifest(bundle);
      assertThat(manifest.chain().previous())
          .isEqualTo(archive.inChain(CAMERA, sequence - 1).map(SealedBundle::manifest));
      named.add(bundle.incidentId() + " " + bundle.revision());
    }
    assertThat(named).doesNotHaveDuplicates();
  }

  /** One more assembler, as another process has it. */
  private EvidenceAssembler assembler(WriteOnceStore through) {
    EvidenceArchive reached = new EvidenceArchive(through);
    return new EvidenceAssembler(
        bean(EvidencePlans.class),
        bean(EvidenceBundles.class),
        bean(IncidentReader.class),
        new BundleDrafting(reached, bean(AntiForgeryCodes.class), bean(BundleFacts.class)),
        new EvidenceAssembler.Sealing(
            new BundleSealer(reached, bean(SigningKey.class)),
            reached,
            new SealedClips(bean(EvidenceBundles.class), reached)),
        bean(ClipSpool.class),
        bean(EvidenceNews.class),
        new EvidenceAssembler.Timing(
            bean(Clock.class), bean(ApiSettings.class), new SimpleMeterRegistry()));
  }

  private EvidenceStatus statusOf(String incident) {
    return Optional.ofNullable(
            bean(EvidenceBundles.class).statusOf(List.of(incident)).get(incident))
        .orElseGet(() -> EvidenceStatus.awaited(""));
  }

  private static TestingBrowser.Answer manifest(String incident) {
    return TestingBrowser.observer().get("/api/incidents/%s/evidence".formatted(incident));
  }

  private <T> T bean(Class<T> type) {
    return stack.api().getBean(type);
  }
}
