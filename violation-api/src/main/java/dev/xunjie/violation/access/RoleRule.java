package dev.xunjie.violation.access;

import static dev.xunjie.violation.account.Role.ADMIN;
import static dev.xunjie.violation.account.Role.ANALYST;
import static dev.xunjie.violation.account.Role.AUDITOR;
import static dev.xunjie.violation.account.Role.LEGAL;
import static dev.xunjie.violation.account.Role.REVIEWER;
import static dev.xunjie.violation.account.Role.SQUAD;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.xunjie.violation.account.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * Requests that need a role.
 *
 * @param method of these requests
 * @param roles one of them is needed
 * @param paths patterns of their paths
 */
record RoleRule(HttpMethod method, Set<Role> roles, List<String> paths) {
  private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);
  private static final Set<Role> READERS = EnumSet.of(REVIEWER, ANALYST, LEGAL, AUDITOR);
  private static final Set<Role> OFFICERS = EnumSet.of(REVIEWER);
  private static final Set<Role> OFFICE = EnumSet.of(ADMIN);

  /** All of them; the first whose path fits decides. */
  static final List<RoleRule> ALL =
      List.of(
          get(EVERYBODY, "/v3/api-docs/**", "/v3/api-docs.yaml"),

          // Pictures of plates, for those alone who decide on them or supervise that.
          get(EnumSet.of(REVIEWER, LEGAL, AUDITOR), "/api/incidents/{id}/evidence/**"),
          get(
              EnumSet.of(REVIEWER, LEGAL, AUDITOR),
              "/api/incidents/export.csv",
              "/api/incidents/{id}/case-file.pdf"),
          get(OFFICERS, "/api/incidents/{id}/squads"),
          get(EnumSet.of(REVIEWER, LEGAL, AUDITOR), "/api/incidents/{id}/photos"),
          get(READERS, "/api/incidents", "/api/incidents/**", "/api/cases"),
          rule(PUT, OFFICERS, "/api/incidents/{id}/lease"),
          rule(DELETE, OFFICERS, "/api/incidents/{id}/lease"),
          get(OFFICERS, "/api/review/next"),
          rule(POST, OFFICERS, "/api/review/next"),
          rule(POST, OFFICERS, "/api/review/bulk-rejections"),
          rule(POST, OFFICERS, "/api/review/bulk-rejections/*/undo"),
          // Which action whose: the workflow's table.
          rule(POST, EnumSet.of(REVIEWER, SQUAD, LEGAL), "/api/incidents/{id}/actions"),
          get(EnumSet.of(REVIEWER, ANALYST, LEGAL, AUDITOR, ADMIN), "/api/flow"),
          get(EnumSet.of(SQUAD, REVIEWER, LEGAL, AUDITOR), "/api/tasks/{id}/photos/{photoId}"),
          // Which squad whose: the tasks themselves.
          get(EnumSet.of(SQUAD), "/api/tasks", "/api/tasks/**"),
          rule(POST, EnumSet.of(SQUAD), "/api/tasks/{id}/photos"),
          get(EVERYBODY, "/api/events", "/api/cameras", "/api/cameras/{id}/live.jpg"),
          get(EVERYBODY, "/api/approvals", "/api/cameras/{id}/approval"),
          get(EVERYBODY, "/api/cameras/{id}/approval/history", "/api/cameras/{id}/squads"),
          get(EVERYBODY, "/api/areas", "/api/squads", "/api/places"),
          get(READERS, "/api/cameras/{id}/rechecks"),
          rule(PUT, EnumSet.of(LEGAL, ADMIN), "/api/cameras/{id}/approval"),
          rule(PUT, OFFICE, "/api/areas/{id}", "/api/squads/{id}"),
          rule(DELETE, OFFICE, "/api/areas/{id}", "/api/squads/{id}"),
          rule(PUT, EnumSet.of(ANALYST, ADMIN), "/api/cameras/{id}", "/api/cameras/{id}/policy"),
          rule(PUT, EnumSet.of(ANALYST, ADMIN), "/api/cameras/{id}/place"),
          rule(DELETE, EnumSet.of(ANALYST, ADMIN), "/api/cameras/{id}"),
          get(EnumSet.of(AUDITOR, ADMIN), "/api/activity", "/api/activity/verification"),
          get(EnumSet.of(AUDITOR), "/api/activity/export.csv"),
          get(OFFICE, "/api/users", "/api/users/**", "/api/tokens"),
          rule(POST, OFFICE, "/api/users", "/api/users/**", "/api/tokens"),
          rule(PUT, OFFICE, "/api/users/**"),
          rule(DELETE, OFFICE, "/api/users/**", "/api/tokens/*"),
          get(OFFICE, "/api/webhooks", "/api/webhooks/**"),
          rule(POST, OFFICE, "/api/webhooks", "/api/webhooks/**"),
          rule(PUT, OFFICE, "/api/webhooks/**"),
          rule(DELETE, OFFICE, "/api/webhooks/**"));

  RoleRule {
    roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    paths = List.copyOf(paths);
  }

  /** The roles as Spring Security names them. */
  String[] roleNames() {
    return roles.stream().map(Role::name).toArray(String[]::new);
  }

  /** The paths as Spring Security takes them. */
  String[] pathPatterns() {
    return paths.toArray(String[]::new);
  }

  private static RoleRule get(Set<Role> roles, String... paths) {
    return rule(GET, roles, paths);
  }

  private static RoleRule rule(HttpMethod method, Set<Role> roles, String... paths) {
    return new RoleRule(method, roles, List.of(paths));
  }
}
