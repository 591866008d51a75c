/** Exit codes: nothing else is ever returned. */
export const EXIT = { done: 0, nothingRead: 1, usage: 2 } as const;

/** A mistake of the user: told in one line, without a stack. */
export class UserError extends Error {
  readonly code: number;
  constructor(message: string, code: number = EXIT.usage, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
