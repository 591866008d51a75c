import { type Change, PICTURE_PARTS, type Picture, type PicturePart } from "../model/index.ts";
import { asOfChange, changeOf, partsOf } from "../picture/index.ts";
import type { Store } from "../store/index.ts";
import { breathe } from "./breathe.ts";

/** Items compared before something else gets its turn. */
const AT_ONCE = 200;

/**
 * What makes the picture that the store has the one that is given, as `changes` tells it; a page of the store after the other, so
 * that both are never held whole. `shown` names what is gone: the picture of the store, which is looked at for no more than that.
 */
export async function differences(store: Store, shown: Picture, made: Picture): Promise<Change[]> {
  const list: Change[][] = [asOfChange(shown.asOf, made.asOf)];
  for (const part of PICTURE_PARTS) list.push(await differencesIn(part, store, shown, made));
  return list.flat();
}

async function differencesIn(
  part: PicturePart,
  store: Store,
  shown: Picture,
  made: Picture,
): Promise<Change[]> {
  const [old, now] = [partsOf(shown), partsOf(made)];
  const fresh = new Map<string, object>(now[part]);
  const list: Change[] = [];
  let compared = 0;
  for await (const { key, item } of store.items(part)) {
    list.push(...changeOf(part, key, item as object, fresh.get(key) ?? null, old, now));
    fresh.delete(key);
    if (++compared % AT_ONCE === 0) await breathe();
  }
  return [...list, ...[...fresh].flatMap(([key, item]) => changeOf(part, key, null, item, old, now))];
}
