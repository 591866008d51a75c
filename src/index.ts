/**
 * Situation Room as a library, in the order of the flow: nouns, collect -> clean -> read, link and fuse -> picture ->
 * products. Use: docs/library.md. A comment with a blank line after it keeps the formatter from sorting across it.
 * @packageDocumentation
 */

export * from "./model/index.ts";

// Bytes in, captures out.

export { collect, isDiagnostic } from "./collect/collect.ts";

// Captures to reports.

export { cleanCapture } from "./clean/clean.ts";

// Reports to readings.

export { READING_VERSION, read } from "./read/index.ts";

// Captures to readings, many at once.

export { type Batch, readCaptures, useLexicon } from "./pipeline.ts";

// Readings together: what is the case.

export {
  type Desk,
  eventRows,
  openDesk,
  pictureOf,
  type Situation,
  situationOf,
  situationRows,
} from "./desk.ts";

// Before, after, why.

export { applyChanges, changes, explain } from "./picture/index.ts";
export { whyApart } from "./pipeline.ts";

// For readers, and for other tools.

export { type BriefOptions, brief } from "./products/brief.ts";
export { EXPORT_FORMATS, type ExportFormat, exported } from "./products/export/formats.ts";
export type { Material } from "./products/export/material.ts";
export { briefHtml } from "./products/forms/html.ts";
export { briefMarkdown } from "./products/forms/markdown.ts";
