package dev.xunjie.violation.account;

/**
 * What an account may do; which request needs which role stands in one list, in the access rules.
 */
public enum Role {
  /** 监控中心 reviewer: decides what is in the queue. */
  REVIEWER,
  /** 中队 squad: acts on what was confirmed. */
  SQUAD,
  /** Analyst: cameras, zones and thresholds. */
  ANALYST,
  /** 法制员 legal reviewer. */
  LEGAL,
  /** 执法监督 auditor: sees what everyone did. */
  AUDITOR,
  /** Administrator: accounts and cameras. */
  ADMIN
}
