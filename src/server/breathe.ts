/** Lets whatever else waits in the event loop come first. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
