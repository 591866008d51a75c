/** An object whose fields are made when each is first looked at, and then stay. */
export function fieldsMadeLate<Name extends string>(
  names: readonly Name[],
  make: (name: Name) => unknown,
): Record<Name, unknown> {
  const made = {} as Record<Name, unknown>;
  for (const name of names)
    Object.defineProperty(made, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = make(name);
        Object.defineProperty(made, name, { value, enumerable: true, writable: true });
        return value;
      },
    });
  return made;
}
