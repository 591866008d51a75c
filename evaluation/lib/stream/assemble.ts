import type { Capture } from "../../../src/model/index.ts";
import { factsOf, sentenceOf } from "./lines.ts";
import type { Piece } from "./pieces.ts";
import type { StreamReport, Telling } from "./truth.ts";
import { fill } from "./world.ts";

const LINES_A_PARAGRAPH = 2;

/** The piece in words, with the stretches that tell a fact. */
export function assemble(piece: Piece, situation: string): StreamReport {
  const parts: string[] = [];
  const tellings: Telling[] = [];
  const incidents = new Set<string>();
  let length = 0;
  const add = (words: string) => {
    parts.push(words);
    length += words.length;
  };
  if (piece.author !== null) add(`By ${piece.author}\n\n`);
  if (piece.dateline !== null) add(datelineOf(piece));
  const introduced = new Set<string>();
  piece.lines.forEach((line, index) => {
    if (index > 0) add(index % LINES_A_PARAGRAPH === 0 ? "\n\n" : " ");
    const start = length;
    add(sentenceOf(line, introduced));
    for (const fact of factsOf(line))
      tellings.push({ fact: fact.id, start, end: length, origin: line.origin });
    if (line.incident !== null) incidents.add(line.incident);
  });
  if (piece.credited && piece.kind !== "credited rewrite") add(`\n\n(${piece.credit.name})`);
  for (const words of piece.boilerplate)
    add(`\n\n${fill(words, { outlet: piece.outlet.name, host: piece.outlet.host })}`);
  return {
    capture: captureOf(piece, parts.join("")),
    truth: {
      id: piece.id,
      situation,
      kind: piece.kind,
      outlet: piece.outlet.name,
      family: piece.outlet.family,
      from: piece.from,
      root: piece.root,
      credited: piece.credited,
      drifted: piece.drifted,
      mixed: piece.mixed,
      incidents: [...incidents].sort(),
      tellings,
    },
  };
}

/** `BEIRA (Orbis News Agency) - `, `BEIRA - `: agencies and those who credit them name the agency. */
function datelineOf({ dateline, credit, credited, outlet }: Piece): string {
  const signed = credited || outlet.isWire;
  return `${dateline!.toUpperCase()}${signed ? ` (${credit.name})` : ""} - `;
}

function captureOf(piece: Piece, content: string): Capture {
  return {
    id: piece.id,
    path: `${piece.id}.txt`,
    kind: "text",
    content,
    url: `https://${piece.outlet.host}/${piece.id}`,
    publisher: piece.outlet.name,
    headline: piece.headline,
    authors: piece.author === null ? [] : [piece.author],
    published: `${new Date(piece.at).toISOString().slice(0, 16)}:00Z`,
    retrieved: null,
    language: "en",
  };
}
