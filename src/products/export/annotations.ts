import type { Picture, PictureReport, Quoted } from "../../model/index.ts";
import { by } from "../../text/collections.ts";
import { type CitedText, citedTexts } from "./citations.ts";
import type { Material } from "./material.ts";
import { iriOf, jsonText, type Part, webAddress } from "./names.ts";

/** A stretch of a report and what it is cited for. */
interface Cited extends Quoted {
  part: Part;
  /** Id within the part. */
  id: string;
  /** Claim the words are cited for. */
  claim: string;
}

/**
 * Every citation of a picture as a W3C Web Annotation: the exact words with what stands around them, their place in code
 * points, and the text they stand in by its hash. The body is the claim, under the IRI it has in the other exports.
 */
export function annotationsJson({ picture, texts }: Material): string {
  const textOf = citedTexts(texts);
  const reports = new Map(picture.reports.map((report) => [report.id, report]));
  const items = citationsOf(picture).map((cited) =>
    annotationOf(cited, reports.get(cited.report), texts.get(cited.report) ?? null, textOf(cited.report)),
  );
  return jsonText({
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: iriOf("annotations", picture.asOf ?? ""),
    type: "AnnotationCollection",
    total: items.length,
    first: {
      id: iriOf("annotations", `${picture.asOf ?? ""} 1`),
      type: "AnnotationPage",
      startIndex: 0,
      items,
    },
  });
}

/** The assertions, and the conditions and consequences of positions; by report, then in the order of the text. */
function citationsOf({ assertions, positions }: Picture): Cited[] {
  const all: Cited[] = [
    ...assertions.map(({ id, claim, report, start, end, exact }) => ({
      part: "assertion" as const,
      id,
      claim,
      report,
      start,
      end,
      exact,
    })),
    ...positions.flatMap(({ id, claim, condition, consequence }) => [
      ...(condition ? [{ ...condition, part: "condition" as const, id, claim }] : []),
      ...(consequence ? [{ ...consequence, part: "consequence" as const, id, claim }] : []),
    ]),
  ];
  return all.sort(
    by(({ report, start, end, part, id }) =>
      [report, String(start).padStart(9, "0"), String(end).padStart(9, "0"), part, id].join("|"),
    ),
  );
}

/** Characters of context on either side, as the assertions of the picture have them. */
const CONTEXT = 32;

function annotationOf(
  { part, id, claim, report, start, end, exact }: Cited,
  about: PictureReport | undefined,
  text: string | null,
  cited: CitedText | null,
) {
  const count = cited?.count ?? ((offset: number) => offset);
  const prefix = text?.slice(Math.max(0, start - CONTEXT), start).replace(/^[\udc00-\udfff]/, "");
  const suffix = text?.slice(end, end + CONTEXT).replace(/[\ud800-\udbff]$/, "");
  return {
    id: iriOf(part, id),
    type: "Annotation",
    motivation: "linking",
    body: iriOf("claim", claim),
    target: {
      type: "SpecificResource",
      source: sourceOf(report, about, cited),
      scope: iriOf("report", report),
      selector: [
        { type: "TextPositionSelector", start: count(start), end: count(end) },
        { type: "TextQuoteSelector", exact, prefix, suffix },
      ],
    },
  };
}

/** The text by its hash (RFC 6920) where it is held, with the address it came from. */
function sourceOf(report: string, about: PictureReport | undefined, cited: CitedText | null) {
  const url = webAddress(about?.url ?? null);
  const language = about?.language ?? "und";
  return {
    id: cited ? `ni:///sha-256;${base64url(cited.hash)}` : iriOf("report", report),
    type: "Text",
    format: "text/plain",
    ...(language === "und" ? {} : { language }),
    ...(url === null ? {} : { via: url }),
  };
}

function base64url(hex: string): string {
  const bytes = hex.match(/../g)!.map((pair) => Number.parseInt(pair, 16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}
