package dev.xunjie.violation.evidence;

import dev.xunjie.evidence.store.Content;
import dev.xunjie.evidence.store.StoreUnavailableException;
import dev.xunjie.evidence.store.WriteOnceStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A store on which something happens after so many new objects. */
final class StruckStore implements WriteOnceStore {
  private final WriteOnceStore store;
  private final Blow blow;
  private final boolean strikesAfterTheWrite;
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private int writesLeft;

  private StruckStore(
      WriteOnceStore store, int writesLeft, boolean strikesAfterTheWrite, Blow blow) {
    this.store = store;
    this.writesLeft = writesLeft;
    this.strikesAfterTheWrite = strikesAfterTheWrite;
    this.blow = blow;
  }

  private interface Blow {
    void strike(StruckStore struck);
  }

  /** No program survives it, and none can say goodbye: nothing catches it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  /** Its process is killed right after so many new objects. */
  static StruckStore killedAfter(WriteOnceStore store, int writes) {
    return new StruckStore(
        store,
        writes,
        true,
        struck -> {
          throw new Killed();
        });
  }

  /** It has room for so many new objects. */
  static StruckStore fullAfter(WriteOnceStore store, int writes) {
    return new StruckStore(
        store,
        writes,
        false,
        struck -> {
          throw new StoreUnavailableException(
              "can't keep it: no room", new IOException("no space left on device"));
        });
  }

  /** It stops after so many new objects until it is let go on. */
  static StruckStore heldAfter(WriteOnceStore store, int writes) {
    return new StruckStore(store, writes, true, StruckStore::hold);
  }

  /** Waits until it stops, or until that is done which it might have stopped. */
  void awaitHeldOr(Future<?> done) throws InterruptedException {
    while (!done.isDone()) {
      if (held.await(10, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  boolean wasHeld() {
    return held.getCount() == 0;
  }

  void letGoOn() {
    released.countDown();
  }

  private void hold() {
    held.countDown();
    try {
      released.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean put(String name, Content content) {
    if (store.holds(name)) {
      return store.put(name, content);
    }
    if (writesLeft == 0) {
      blow.strike(this);
    }
    boolean isNew = store.put(name, content);
    writesLeft--;
    if (writesLeft == 0 && strikesAfterTheWrite) {
      blow.strike(this);
    }
    return isNew;
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
