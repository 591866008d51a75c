import type { Store } from "../store/index.ts";
import { type Board, boardOf } from "./board.ts";

/** What the tools read: a store, and the picture in it as it is now. */
export interface Shelf {
  store: Store;
  board(): Promise<Board>;
}

/** A shelf over a store that another process may be writing to. */
export function shelfOf(store: Store): Shelf {
  let shown: Board | null = null;
  return {
    store,
    async board() {
      const { change } = await store.progress();
      if (shown?.seq !== change) shown = boardOf(await store.picture(), change);
      return shown!;
    },
  };
}
