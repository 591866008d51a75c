/** A refusal that is told to whoever asked: status, a code for programs, one line for people. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export function notFound(what: string): HttpError {
  return new HttpError(404, "not-found", `There is no ${what}.`);
}

export function invalid(message: string): HttpError {
  return new HttpError(400, "invalid", message);
}
