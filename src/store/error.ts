/** What went wrong, for programs: a caller may tell these apart, people read the message. */
export type StoreErrorCode =
  /** Another process writes to the folder. */
  | "locked"
  /** The database was made by a newer release, or is none of ours. */
  | "layout"
  /** The store was opened for reading only. */
  | "readonly"
  /** What was given cannot be kept: a wrong field, an owner or a target that is not there. */
  | "invalid"
  /** The derived tables no longer stand where the caller took them to stand. */
  | "moved"
  /** This adapter cannot do it. */
  | "unsupported";

/** A refusal of the store, told in one line. Anything else that is thrown is a fault of the disk or a bug. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  constructor(code: StoreErrorCode, message: string) {
    super(message);
    this.name = "StoreError";
    this.code = code;
  }
}
