import type {
  Change,
  Claim,
  Conflict,
  Figure,
  FigureValue,
  Incident,
  Picture,
  PicturePart,
  PictureParts,
  Position,
} from "../model/index.ts";

type Bare = Omit<Change, "note">;

/** One line for people on one change: what it is about, then before -> after. Words about the world are quoted. */
export function noteOf(change: Bare, parts: Named): string {
  const item = change.after ?? change.before;
  const label = LABELS[change.part as PicturePart]?.(item as never, parts) ?? change.id;
  return `${change.kind} ${SINGULAR[change.part as PicturePart]}: ${label}${difference(change)}`;
}

const SINGULAR: Record<PicturePart, string> = {
  reports: "report",
  stories: "story",
  derivations: "derivation",
  origins: "origin",
  incidents: "incident",
  claims: "claim",
  assertions: "assertion",
  figures: "figure",
  conflicts: "conflict",
  positions: "position",
  actors: "actor",
  places: "place",
  sources: "source",
  statements: "statement",
};

/** What a note names things by. */
export type Named = Pick<PictureParts, "incidents" | "actors">;

type Labeller = (item: never, parts: Named) => string;

const LABELS: Partial<Record<PicturePart, Labeller>> = {
  reports: ((report: Picture["reports"][number]) => report.headline ?? report.path) as Labeller,
  stories: ((story: Picture["stories"][number]) => story.headline) as Labeller,
  derivations: ((derivation: Picture["derivations"][number]) =>
    `${derivation.derived} is a ${derivation.kind} of ${derivation.from}`) as Labeller,
  origins: ((origin: Picture["origins"][number]) => origin.name) as Labeller,
  incidents: ((incident: Incident) => quoted(incident.headline)) as Labeller,
  claims: ((claim: Claim) => quoted(claim.proposition.text)) as Labeller,
  assertions: ((assertion: Picture["assertions"][number]) => quoted(assertion.exact)) as Labeller,
  figures: ((figure: Figure, parts: Named) =>
    `"${figure.measure}" of ${incidentName(figure.incident, parts)}`) as Labeller,
  conflicts: ((conflict: Conflict) => `${conflict.kind}, ${conflict.note}`) as Labeller,
  positions: ((position: Position, parts: Named) =>
    `${position.kind} by ${actorName(position.actor, parts)}`) as Labeller,
  actors: ((actor: Picture["actors"][number]) => actor.name) as Labeller,
  places: ((place: Picture["places"][number]) => place.name) as Labeller,
  sources: ((source: Picture["sources"][number]) => source.publisher) as Labeller,
  statements: (({ kind, author }: Picture["statements"][number]) => `${kind} by ${author}`) as Labeller,
};

function quoted(words: string): string {
  const line = words.replace(/\s+/g, " ").trim();
  return `"${line.length > 120 ? `${line.slice(0, 117)}...` : line}"`;
}

function incidentName(id: string, { incidents }: Named): string {
  return quoted(incidents.get(id)?.headline ?? id);
}

function actorName(id: string, { actors }: Named): string {
  return actors.get(id)?.name ?? id;
}

function difference({ part, before, after }: Bare): string {
  if (before === null || after === null) return "";
  if (part === "figures")
    return `, ${bounds((before as Figure).current)} -> ${bounds((after as Figure).current)}`;
  if (part === "claims" || part === "incidents")
    return `, origins ${originsOf(before)} -> ${originsOf(after)}`;
  return "";
}

function originsOf(item: unknown): string {
  const [low, high] = (item as Claim | Incident).counts.origins;
  return low === high ? String(low) : `${low}-${high}`;
}

function bounds(value: Pick<FigureValue, "low" | "high"> | null): string {
  if (value === null) return "none";
  const { low, high } = value;
  if (low !== null && high === null) return `${low} or more`;
  if (low === null && high !== null) return `${high} or fewer`;
  return low === high ? String(low) : `${low} to ${high}`;
}
