import type { Block, Quality } from "../../model/index.ts";

/** Whether the wording can be trusted; see the signals. */
export function qualityOf(_text: string, _blocks: readonly Block[], _language: string): Quality {
  return { garbled: false, reasons: [] };
}
