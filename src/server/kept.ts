/** The last few results of something costly, by key; what fails is not kept. */
export type Kept<Value> = (key: string, make: () => Promise<Value>) => Promise<Value>;

export function keptOf<Value>(most: number): Kept<Value> {
  const held = new Map<string, Promise<Value>>();
  return (key, make) => {
    const value = held.get(key) ?? make();
    held.delete(key);
    held.set(key, value);
    value.catch(() => held.delete(key));
    for (const old of [...held.keys()].slice(0, -most)) held.delete(old);
    return value;
  };
}
