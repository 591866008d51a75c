import { describe, expect, it } from "vitest";
import { articleKey, isPublic, shown } from "./addresses.ts";

describe("isPublic", () => {
  it.each([
    "127.0.0.1",
    "127.9.9.9",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.127.255.255",
    "192.0.0.8",
    "198.18.0.1",
    "203.0.113.5",
    "224.0.0.1",
    "239.255.255.250",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::ffff:0a00:1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "localhost",
    "",
  ])("refuses %s", (address) => expect(isPublic(address)).toBe(false));

  it.each([
    "8.8.8.8",
    "100.128.0.1",
    "172.32.0.1",
    "192.0.1.1",
    "223.255.255.255",
    "2606:4700::1111",
    "2a00:1450:4001::1",
  ])("takes %s", (address) => expect(isPublic(address)).toBe(true));
});

describe("addresses as they are shown", () => {
  it.each([
    ["https://mole:secret@quay.example/feed", "https://quay.example/feed"],
    ["https://quay.example/feed?api_key=abc&page=2", "https://quay.example/feed?api_key=***&page=2"],
    ["http://mole:secret@[broken/feed", "http://[broken/feed"],
    ["reports/monday", "reports/monday"],
  ])("%s -> %s", (address, line) => expect(shown(address)).toBe(line));

  it.each([
    ["https://quay.example/a?utm_source=x&id=7#top", "https://quay.example/a?id=7"],
    ["HTTPS://Quay.Example:443/a", "https://quay.example/a"],
    ["no address", "no address"],
  ])("the article of %s is %s", (address, key) => expect(articleKey(address)).toBe(key));
});
