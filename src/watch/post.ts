import { hostOf, isPublic } from "./addresses.ts";
import { fitAddresses, type WatchEffects } from "./effects.ts";
import { abortOf, FetchError, fetchErrorOf } from "./fetch.ts";
import type { Limits } from "./limits.ts";

export interface PostOptions {
  effects: WatchEffects;
  limits: Limits;
  headers: Record<string, string>;
  body: string;
}

/**
 * Sends a body to an address of the public internet, or to a host that is allowed by name; follows nothing. Resolves to the
 * status of the answer, which is not read; rejects with a {@link FetchError} where there was none.
 */
export async function post(
  address: string,
  { effects, limits, headers, body }: PostOptions,
): Promise<number> {
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new FetchError(`only http and https are reached, not ${url.protocol}`);
  const signal = AbortSignal.timeout(limits.patience);
  const send = async () => {
    const isAllowed = limits.allowedHosts.includes(hostOf(url));
    const addresses = await fitAddresses(url, effects, (one) => isAllowed || isPublic(one));
    if (typeof addresses === "string") throw new FetchError(addresses);
    const asked = { url, addresses, headers, body, patience: limits.patience, signal };
    return effects.request(asked, async ({ status }) => status);
  };
  try {
    return await Promise.race([send(), abortOf(signal)]);
  } catch (error) {
    throw fetchErrorOf(error, signal.aborted, { ...limits, time: limits.patience });
  }
}
