import { randomBytes } from "node:crypto";
import type { Store } from "../store/index.ts";
import type { User } from "./accounts.ts";

/** Notes who did what. Rows of this table are never changed or removed. */
export async function audit(
  store: Store,
  user: Pick<User, "key" | "name">,
  action: string,
  target: string | null,
  detail: Record<string, unknown> = {},
): Promise<void> {
  const at = new Date().toISOString();
  const record = { at, user: user.key, action, target, detail };
  await store.records("audit").add(`${at} ${randomBytes(6).toString("hex")}`, record);
}
