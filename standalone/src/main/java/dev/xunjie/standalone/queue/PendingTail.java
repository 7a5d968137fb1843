package dev.xunjie.standalone.queue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The end of what is pending, where new incidents appear: read from its beginning once, then from
 * where all before has its stills, so that a long queue costs a page or two a look. A page of
 * margin stays for violations that are reported later than others.
 */
final class PendingTail {
  private static final int PAGES_KEPT = 2;

  private final ReviewQueue queue;
  private Optional<String> start = Optional.empty();

  PendingTail(ReviewQueue queue) {
    this.queue = queue;
  }

  List<JsonNode> read() throws IOException {
    List<ReviewQueue.Page> pages = new ArrayList<>();
    Optional<String> cursor = start;
    do {
      ReviewQueue.Page page = queue.pending(cursor);
      pages.add(page);
      cursor = page.next();
    } while (cursor.isPresent());
    leaveBehind(pages.subList(0, Math.max(0, pages.size() - PAGES_KEPT)));
    return pages.stream().flatMap(page -> page.incidents().stream()).toList();
  }

  private void leaveBehind(List<ReviewQueue.Page> pages) {
    for (ReviewQueue.Page page : pages) {
      if (!page.incidents().stream().allMatch(QueueWatch::hasItsStills)) {
        return;
      }
      start = page.next();
    }
  }
}
