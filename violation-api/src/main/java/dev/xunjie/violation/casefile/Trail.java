package dev.xunjie.violation.casefile;

import dev.xunjie.evidence.record.RecordHead;
import dev.xunjie.violation.account.Role;
import dev.xunjie.violation.activity.Activity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the record has of a case.
 *
 * @param entries the oldest first
 * @param rows how many there are in all
 * @param head how far the whole record went when they were read
 * @param people those who did it, by user name
 */
record Trail(List<Activity> entries, long rows, RecordHead head, Map<String, Person> people) {
  /** Somebody with an account; the roles are those of now. */
  record Person(String displayName, Set<Role> roles) {}

  Optional<Person> person(String username) {
    return Optional.ofNullable(people.get(username));
  }
}
