package dev.xunjie.violation.approval;

import java.util.Optional;
import java.util.Set;

/** Whether a camera was approved at a moment of capture. */
public sealed interface Answer {
  /**
   * The revision that decides; absent if the register has none for this camera. It tells when and
   * by whom it was entered.
   */
  Optional<Approval> deciding();

  /** Whether the picture may be evidence. */
  default boolean isValid() {
    return this instanceof Valid;
  }

  /**
   * It was.
   *
   * @param approval the revision that says so, with when and by whom it was entered
   * @param enteredLater the register did not say so at the moment of capture: the approval was
   *     entered afterwards, which whoever relies on it must see
   */
  record Valid(Approval approval, boolean enteredLater) implements Answer {
    @Override
    public Optional<Approval> deciding() {
      return Optional.of(approval);
    }
  }

  /**
   * It was not: what the camera saw is a lead.
   *
   * @param missing every shortcoming, never empty
   * @param approval the revision that decides, if the register has one
   */
  record NotValid(Set<Shortcoming> missing, Optional<Approval> approval) implements Answer {
    public NotValid {
      missing = Set.copyOf(missing);
      if (missing.isEmpty()) {
        throw new IllegalArgumentException("an approval that isn't valid lacks something");
      }
    }

    @Override
    public Optional<Approval> deciding() {
      return approval;
    }
  }
}
