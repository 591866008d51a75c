import type { BriefDocument, Section, SectionId } from "./document.ts";

/** Names of the forms a brief may be laid out in. */
export const TEMPLATES = ["brief", "ocha", "sitrep"] as const;
export type Template = (typeof TEMPLATES)[number];

/** Order and titles of the sections; a title of null stays as it is. */
type Layout = readonly (readonly [SectionId, string | null])[];

/**
 * After OCHA's situation reports: what matters first, the figures beside it, then the overview, needs of information last.
 * Its sections on needs, response and funding are left out, since reports of what happened do not fill them.
 */
const OCHA: Layout = [
  ["highlights", "Highlights"],
  ["figures", "Key figures"],
  ["changes", null],
  ["overview", "Situation overview"],
  ["positions", "Positions of the parties"],
  ["ahead", "Outlook"],
  ["contested", "Contested information"],
  ["unknown", "Information gaps"],
  ["stated", "Remarks of analysts"],
  ["copies", "Sources and their reliability"],
  ["unread", "Reports not read"],
];

/** After the reports of staffs and emergency services: numbered, in the order a duty officer reads them out. */
const SITREP: Layout = [
  ["highlights", "Situation"],
  ["changes", null],
  ["overview", "Events in order"],
  ["figures", "Casualties, damage and other figures"],
  ["positions", "Intentions of the parties"],
  ["ahead", "Forecast"],
  ["contested", "Contradictions"],
  ["unknown", "Information required"],
  ["stated", "Assessment by analysts"],
  ["copies", "Sources"],
  ["unread", "Reports not read"],
];

/** The same brief laid out in a template: sections in its order and under its titles, nothing left out or added. */
export function inTemplate(document: BriefDocument, template: Template): BriefDocument {
  if (template === "brief") return document;
  const sections = (template === "ocha" ? OCHA : SITREP).flatMap(([id, title]): Section[] => {
    const found = document.sections.find((section) => section.id === id);
    return found ? [{ ...found, title: title ?? found.title }] : [];
  });
  if (template === "ocha") return { ...document, sections };
  const numbered = sections.map((section, index) => ({
    ...section,
    title: `${index + 1}. ${section.title}`,
  }));
  return { ...document, front: [...groupOf(document.asOf), ...document.front], sections: numbered };
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/** The date-time group, `071430ZMAR25`: day and time in UTC, month, year. */
function groupOf(asOf: string | null): BriefDocument["front"] {
  if (asOf === null) return [];
  const at = new Date(asOf);
  const two = (number: number) => String(number).padStart(2, "0");
  const time = two(at.getUTCDate()) + two(at.getUTCHours()) + two(at.getUTCMinutes());
  const text = `${time}Z${MONTHS[at.getUTCMonth()]}${two(at.getUTCFullYear() % 100)}`;
  return [{ label: "DTG", line: [{ kind: "text", text }] }];
}
