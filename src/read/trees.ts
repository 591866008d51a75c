/** What is read (`tag`) and mended (`head`, `relation`), by token. */
export interface Trees {
  tag: Uint8Array;
  head: Int32Array;
  relation: Uint8Array;
}
