import type { Change, Picture } from "../../model/index.ts";
import type { Store } from "../../store/index.ts";
import { LOCAL } from "../accounts.ts";
import { concerns } from "../restrict.ts";
import { situationPicture } from "../situations.ts";
import type { AlertRule } from "./rule.ts";

/** Which changes of a picture concern the situation of a rule; none, where there is no such situation any more. */
export async function scopeOf(
  { situation, user }: Pick<AlertRule, "situation" | "user">,
  picture: Picture,
  store: Store,
): Promise<(change: Pick<Change, "part" | "id" | "before">) => boolean> {
  if (situation === null) return () => true;
  const own = await situationPicture(situation, picture, { ...LOCAL, key: user }, store);
  return own === null ? () => false : concerns(own);
}
