import { BlockList, isIPv4, isIPv6 } from "node:net";

/** IPv4 blocks that are not globally reachable (IANA IPv4 Special-Purpose Address Registry), multicast and reserved. */
const CLOSED_V4: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/**
 * Parts of the one open IPv6 block (2000::/3) that are not reachable either, or carry an IPv4 address inside (Teredo in
 * 2001::/23, 6to4): IANA IPv6 Special-Purpose Address Registry.
 */
const CLOSED_V6: readonly (readonly [string, number])[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const closed = new BlockList();
const open = new BlockList();
for (const [net, prefix] of CLOSED_V4) closed.addSubnet(net, prefix, "ipv4");
for (const [net, prefix] of CLOSED_V6) closed.addSubnet(net, prefix, "ipv6");
open.addSubnet("2000::", 3, "ipv6");

/**
 * True for an address of the public internet. Private, loopback, link-local, shared (CGNAT), multicast, unique local and
 * IPv4-mapped addresses are none; neither is what is no address.
 */
export function isPublic(address: string): boolean {
  if (isIPv4(address)) return !closed.check(address, "ipv4");
  const bare = address.split("%")[0]!;
  return isIPv6(bare) && open.check(bare, "ipv6") && !closed.check(bare, "ipv6");
}

/** The host of an address as it is looked up: IPv6 without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "");
}

const SECRET = /^(?:.*[_-])?(?:key|token|secret|password|passwd|auth|sig|signature|session)$/i;

/** An address as it may be logged and kept: without user and password, values of telling parameters masked. */
export function shown(address: string | URL): string {
  if (!URL.canParse(String(address))) return String(address).replace(/\/\/[^/@\s]{0,999}@/g, "//");
  const url = new URL(address);
  url.username = "";
  url.password = "";
  for (const name of [...url.searchParams.keys()]) if (SECRET.test(name)) url.searchParams.set(name, "***");
  return url.href;
}

/** Parameters that tell where a click came from, not what is shown. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|cmpid|ns_\w+|at_\w+)$/i;

/** What makes two addresses the same article: without fragment and without parameters of tracking. */
export function articleKey(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.hash = "";
  url.username = "";
  url.password = "";
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  return url.href;
}
