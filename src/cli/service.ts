import { EXIT, UserError } from "./errors.ts";
import type { World } from "./world.ts";

/** Asks a running service. Resolves to what it answers, null where that is nothing; a refusal is an error in one line. */
export type AskService = (
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: object,
) => Promise<unknown>;

/** The longest wait for an answer, in milliseconds: a room of many reports takes its time to be gone through. */
const LONGEST_MS = 120_000;

/** A service at an address such as `http://127.0.0.1:4600`. Where it demands an account, a token is asked for as passwords are. */
export async function serviceAt(address: string, world: World): Promise<AskService> {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw new UserError(`--service: "${address}" is no address such as http://127.0.0.1:4600.`);
  const base = `${address.replace(/\/+$/, "")}/api/v1`;
  const asking =
    (token: string | null): AskService =>
    async (method, path, body) => {
      const headers = {
        "x-sitroom": "1",
        ...(body && { "content-type": "application/json" }),
        ...(token !== null && { authorization: `Bearer ${token}` }),
      };
      const rest = { method, headers, redirect: "error", signal: AbortSignal.timeout(LONGEST_MS) } as const;
      const answer = await fetch(base + path, { ...rest, ...(body && { body: JSON.stringify(body) }) }).catch(
        (error: Error & { cause?: NodeJS.ErrnoException }) => {
          throw new UserError(
            `${address} does not answer: ${error.cause?.code ?? error.cause?.message ?? error.message}`,
            EXIT.nothingRead,
          );
        },
      );
      return contentOf(answer, address);
    };
  const { needsLogin } = (await asking(null)("GET", "/session")) as { needsLogin?: boolean };
  if (!needsLogin) return asking(null);
  if (!world.secret) throw new UserError("no way to ask for a token here.");
  return asking((await world.secret("Token: ")).trim());
}

async function contentOf(answer: Response, address: string): Promise<unknown> {
  const text = await answer.text();
  const content = text === "" ? null : jsonIn(text);
  if (content === undefined) throw new UserError(`${address} is no Situation Room: its answer is no JSON.`);
  if (answer.ok) return content;
  const { error } = (content ?? {}) as { error?: { message?: string } };
  throw new UserError(error?.message ?? `${address} answered ${answer.status}.`);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
