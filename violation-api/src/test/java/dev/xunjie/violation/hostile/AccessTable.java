package dev.xunjie.violation.hostile;

import dev.xunjie.violation.account.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who may use which endpoint, as people agreed on it: read from nothing but this table, never from
 * the server's own rules. A new endpoint needs a line here, and then docs/security.md anew (run the
 * tests with {@code -Dxunjie.docs.write=true}).
 */
final class AccessTable {
  /**
   * Roles by endpoint. {@code anybody} needs no login; {@code everybody} who signed in, machines
   * too; {@code people} are all of those but machines; {@code all} is every role.
   */
  private static final String TABLE =
      """
      GET    /api/sign-in-ways                             anybody
      GET    /api/session/oidc                             anybody
      GET    /api/session/oidc/callback                    anybody
      POST   /api/session                                  anybody
      GET    /api/session                                  everybody
      DELETE /api/session                                  people
      PUT    /api/session/password                         people
      GET    /api/incidents                                REVIEWER ANALYST LEGAL AUDITOR
      GET    /api/incidents/export.csv                     REVIEWER LEGAL AUDITOR
      GET    /api/incidents/{id}                           REVIEWER ANALYST LEGAL AUDITOR
      GET    /api/incidents/{id}/case-file.pdf             REVIEWER LEGAL AUDITOR
      GET    /api/incidents/{id}/stills/{ordinal}          REVIEWER ANALYST LEGAL AUDITOR
      GET    /api/incidents/{id}/rechecks                  REVIEWER ANALYST LEGAL AUDITOR
      GET    /api/incidents/{id}/evidence                  REVIEWER LEGAL AUDITOR
      GET    /api/incidents/{id}/evidence/files/{name}     REVIEWER LEGAL AUDITOR
      GET    /api/incidents/{id}/evidence/bundle.zip       REVIEWER LEGAL AUDITOR
      PUT    /api/incidents/{id}/lease                     REVIEWER
      DELETE /api/incidents/{id}/lease                     REVIEWER
      POST   /api/incidents/{id}/actions                   REVIEWER SQUAD LEGAL
      GET    /api/incidents/{id}/history                   REVIEWER ANALYST LEGAL AUDITOR
      GET    /api/incidents/{id}/photos                    REVIEWER LEGAL AUDITOR
      GET    /api/incidents/{id}/squads                    REVIEWER
      GET    /api/cases                                    REVIEWER ANALYST LEGAL AUDITOR
      GET    /api/review/next                              REVIEWER
      POST   /api/review/next                              REVIEWER
      POST   /api/review/bulk-rejections                   REVIEWER
      POST   /api/review/bulk-rejections/{batch}/undo      REVIEWER
      GET    /api/flow                                     REVIEWER ANALYST LEGAL AUDITOR ADMIN
      GET    /api/tasks                                    SQUAD
      GET    /api/tasks/{id}                               SQUAD
      GET    /api/tasks/{id}/stills/{ordinal}              SQUAD
      GET    /api/tasks/{id}/clips                         SQUAD
      GET    /api/tasks/{id}/clips/{name}                  SQUAD
      POST   /api/tasks/{id}/photos                        SQUAD
      GET    /api/tasks/{id}/photos/{photoId}              SQUAD REVIEWER LEGAL AUDITOR
      GET    /api/events                                   all
      GET    /api/cameras                                  all
      PUT    /api/cameras/{id}                             ANALYST ADMIN
      DELETE /api/cameras/{id}                             ANALYST ADMIN
      PUT    /api/cameras/{id}/policy                      ANALYST ADMIN
      PUT    /api/cameras/{id}/place                       ANALYST ADMIN
      GET    /api/cameras/{id}/live.jpg                    all
      GET    /api/cameras/{id}/squads                      all
      GET    /api/cameras/{id}/approval                    all
      GET    /api/cameras/{id}/approval/history            all
      PUT    /api/cameras/{id}/approval                    LEGAL ADMIN
      GET    /api/cameras/{id}/rechecks                    REVIEWER ANALYST LEGAL AUDITOR
      GET    /api/approvals                                all
      GET    /api/places                                   all
      GET    /api/areas                                    all
      PUT    /api/areas/{id}                               ADMIN
      DELETE /api/areas/{id}                               ADMIN
      GET    /api/squads                                   all
      PUT    /api/squads/{id}                              ADMIN
      DELETE /api/squads/{id}                              ADMIN
      GET    /api/activity                                 AUDITOR ADMIN
      GET    /api/activity/verification                    AUDITOR ADMIN
      GET    /api/activity/export.csv                      AUDITOR
      GET    /api/users                                    ADMIN
      POST   /api/users                                    ADMIN
      GET    /api/users/{username}                         ADMIN
      PUT    /api/users/{username}                         ADMIN
      PUT    /api/users/{username}/disabled                ADMIN
      DELETE /api/users/{username}/disabled                ADMIN
      POST   /api/users/{username}/password-reset          ADMIN
      POST   /api/users/{username}/certificates            ADMIN
      PUT    /api/users/{username}/certificates/{number}   ADMIN
      GET    /api/tokens                                   ADMIN
      POST   /api/tokens                                   ADMIN
      DELETE /api/tokens/{name}                            ADMIN
      GET    /api/webhooks                                 ADMIN
      POST   /api/webhooks                                 ADMIN
      DELETE /api/webhooks/{id}                            ADMIN
      PUT    /api/webhooks/{id}/paused                     ADMIN
      DELETE /api/webhooks/{id}/paused                     ADMIN
      GET    /api/webhooks/{id}/deliveries                 ADMIN
      POST   /api/webhooks/{id}/test                       ADMIN
      POST   /api/webhooks/{id}/retry                      ADMIN
      """;

  /** Bodies that the server would take, where what the schema allows isn't enough. */
  private static final Map<String, String> EXAMPLES =
      Map.of(
          "PUT /api/areas/{id}",
          "{\"name\":\"海上\",\"outline\":[[0.1,0.1],[0.2,0.1],[0.2,0.2]]}",
          "PUT /api/squads/{id}",
          "{\"name\":\"海队\",\"phone\":\"1\",\"base\":[0.1,0.1],\"areas\":[],\"duties\":[]}",
          "PUT /api/cameras/{id}/place",
          "{\"place\":[0.15,0.12]}",
          "PUT /api/cameras/{id}",
          "{\"id\":\"cam-hostile\",\"name\":\"海角\",\"streamUrl\":\"rtsp://127.0.0.1/x\",\"place\":\"海\"}",
          "PUT /api/cameras/{id}/policy",
          "{\"zones\":[]}",
          "POST /api/incidents/{id}/actions",
          "{\"action\":\"REJECT\",\"reason\":\"NOT_IN_ZONE\",\"note\":\"abc\"}",
          "POST /api/tokens",
          "{\"name\":\"hostile.more\",\"roles\":[\"ANALYST\"],\"areas\":[],\"validDays\":1}",
          "PUT /api/users/{username}",
          "{\"displayName\":\"abc\",\"roles\":[\"ANALYST\"],\"squad\":\"abc\",\"areas\":[\"abc\"]}");

  private static final String ANYBODY = "anybody";
  private static final Set<String> WITHOUT_ROLES = Set.of("everybody", "people");

  private AccessTable() {}

  /** The right roles by endpoint, and the words for those that need none. */
  static Map<String, String> rows() {
    return TABLE
        .lines()
        .map(line -> line.split(" +", 3))
        .collect(
            Collectors.toMap(
                part -> part[0] + " " + part[1],
                part -> part[2].strip(),
                (a, b) -> a,
                TreeMap::new));
  }

  static boolean isOpen(ApiOperation operation) {
    return ANYBODY.equals(rows().get(operation.name()));
  }

  /** Whose request with that role is refused, whatever it says. */
  static Set<Role> wrongRoles(ApiOperation operation) {
    return EnumSet.complementOf(EnumSet.copyOf(rightRoles(operation)));
  }

  static Set<Role> rightRoles(ApiOperation operation) {
    String row = rows().get(operation.name());
    return row.equals("all") || row.equals(ANYBODY) || WITHOUT_ROLES.contains(row)
        ? EnumSet.allOf(Role.class)
        : Arrays.stream(row.split(" ")).map(Role::valueOf).collect(Collectors.toSet());
  }

  static boolean isForPeopleOnly(ApiOperation operation) {
    return "people".equals(rows().get(operation.name()));
  }

  /** A body that the server would take, as far as anybody told. */
  static java.util.Optional<tools.jackson.databind.JsonNode> bodyFor(ApiOperation operation) {
    return java.util.Optional.ofNullable(EXAMPLES.get(operation.name()))
        .map(text -> new tools.jackson.databind.json.JsonMapper().readTree(text))
        .or(operation::body);
  }

  /** As docs/security.md shows it. */
  static String markdown() {
    StringBuilder page = new StringBuilder("| endpoint | whom |\n|---|---|\n");
    TABLE
        .lines()
        .map(line -> line.split(" +", 3))
        .forEach(
            part -> page.append("| `%s %s` | %s |\n".formatted(part[0], part[1], part[2].strip())));
    return page.toString();
  }
}
