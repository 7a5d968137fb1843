package dev.xunjie.violation.account;

/** On what footing somebody is signed in. */
public enum Standing {
  /** An officer with a password of their own: may do all that their roles allow. */
  OFFICER,
  /** Signed in with a one-time password: may choose their own and nothing else. */
  NEWCOMER,
  /** A program with a token: may do what its roles allow, and has no password or session. */
  MACHINE
}
