import type {
  Assertion,
  Claim,
  Derivation,
  DerivationKind,
  Origin,
  PictureReport,
} from "../../model/index.ts";
import { by, distinct } from "../../text/collections.ts";
import { type Book, bookOf } from "../book.ts";
import { hopName } from "../chains.ts";
import { citationText, citedTexts } from "./citations.ts";
import type { Material } from "./material.ts";
import { iriOf, jsonText, webAddress } from "./names.ts";

/** A node of the graph; several that share an `@id` are made one. */
interface Node {
  "@id": string;
  [property: string]: unknown;
}

const CONTEXT = {
  prov: "http://www.w3.org/ns/prov#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  dcterms: "http://purl.org/dc/terms/",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};

/** How a report goes back to another, in PROV's terms. A credit names where the information comes from. */
const RELATION: Record<DerivationKind, string> = {
  copy: "prov:wasDerivedFrom",
  rewrite: "prov:wasDerivedFrom",
  excerpt: "prov:wasDerivedFrom",
  quote: "prov:wasQuotedFrom",
  update: "prov:wasRevisionOf",
  credit: "prov:hadPrimarySource",
};

/**
 * Where everything comes from as PROV-O: reports by publishers, with what they go back to; words quoted from reports, with
 * their chain of speakers; claims made of those words; origins as the primary source of words.
 */
export function provJson({ picture, texts }: Material): string {
  const book = bookOf(picture, texts);
  const textOf = citedTexts(texts);
  const nodes = [
    ...picture.reports.flatMap((report) => reportNodes(report)),
    ...picture.derivations.flatMap((derivation) => derivationNodes(book, derivation)),
    ...picture.assertions.flatMap((assertion) =>
      wordsNodes(book, assertion, citationText(assertion, textOf)),
    ),
    ...picture.origins.flatMap(originNodes),
    ...picture.claims.map((claim) => claimNode(book, claim)),
  ];
  return jsonText({ "@context": CONTEXT, "@graph": merged(nodes) });
}

const ref = (iri: string) => ({ "@id": iri });
const instant = (iso: string) => ({ "@type": "xsd:dateTime", "@value": iso });

function agent(name: string): Node {
  return { "@id": iriOf("name", name), "@type": ["prov:Agent"], "rdfs:label": name };
}

function reportNodes({ id, headline, path, publisher, published, url, language }: PictureReport): Node[] {
  const address = webAddress(url);
  const moment = published?.earliest ?? null;
  const report: Node = {
    "@id": iriOf("report", id),
    "@type": ["prov:Entity"],
    "rdfs:label": headline ?? path,
    "dcterms:identifier": id,
    ...(language === "und" ? {} : { "dcterms:language": language }),
    ...(address === null ? {} : { "prov:atLocation": [ref(address)] }),
    ...(moment === null ? {} : { "prov:generatedAtTime": instant(moment) }),
    ...(publisher === null ? {} : { "prov:wasAttributedTo": [ref(iriOf("name", publisher))] }),
  };
  return publisher === null ? [report] : [report, agent(publisher)];
}

/** A report that is not held is an entity of which only the outlet is known. */
function derivationNodes(book: Book, { derived, from, kind }: Derivation): Node[] {
  const isHeld = book.report.has(from);
  const source = iriOf(isHeld ? "report" : "unheld", from);
  const edge: Node = { "@id": iriOf("report", derived), [RELATION[kind]]: [ref(source)] };
  if (isHeld) return [edge];
  const outlet = book.actors.get(from.replace(/^outlet:/, "org:"))?.name ?? from.replace(/^outlet:/, "");
  return [
    edge,
    { "@id": source, "@type": ["prov:Entity"], "prov:wasAttributedTo": [ref(iriOf("name", outlet))] },
    agent(outlet),
  ];
}

/** Words of a report. The chain is attributed hop by hop; the hop's place in it, from the speaker on, is its role. */
function wordsNodes(
  book: Book,
  { id, report, exact, chain, origin, stance }: Assertion,
  citation: string,
): Node[] {
  const names = chain.map(hopName).filter((name) => name !== "");
  const root = book.origins.get(origin);
  const words: Node = {
    "@id": iriOf("assertion", id),
    "@type": ["prov:Entity"],
    "prov:value": exact,
    "dcterms:identifier": citation,
    "dcterms:type": stance,
    "prov:wasQuotedFrom": [ref(iriOf("report", report))],
    "prov:wasAttributedTo": distinct(names).map((name) => ref(iriOf("name", name))),
    "prov:qualifiedAttribution": names.map((name, index) => ({
      "@type": "prov:Attribution",
      "prov:agent": ref(iriOf("name", name)),
      "prov:hadRole": { "@type": "prov:Role", "rdfs:label": `hop ${index + 1} of ${names.length}` },
    })),
    ...(root && root.kind !== "unknown" ? { "prov:hadPrimarySource": [ref(iriOf("origin", origin))] } : {}),
  };
  return [words, ...names.map(agent)];
}

/** What an origin first said or wrote; where it is unknown there is nothing to point to. */
function originNodes({ id, kind, name }: Origin): Node[] {
  if (kind === "unknown") return [];
  return [
    {
      "@id": iriOf("origin", id),
      "@type": ["prov:Entity"],
      "rdfs:label": name,
      "dcterms:type": kind,
      ...(kind === "document" ? {} : { "prov:wasAttributedTo": [ref(iriOf("name", name))] }),
    },
    ...(kind === "document" ? [] : [agent(name)]),
  ];
}

/** A claim goes back to the words that assert it; those that deny, doubt or ask had a part in it all the same. */
function claimNode(book: Book, { id }: Claim): Node {
  const assertions = [...(book.assertions.get(id) ?? [])].sort(by((one) => one.id));
  const asserting = assertions.filter(({ stance }) => stance === "asserts");
  const others = assertions.filter(({ stance }) => stance !== "asserts");
  const refs = (of: readonly Assertion[]) => of.map((one) => ref(iriOf("assertion", one.id)));
  return {
    "@id": iriOf("claim", id),
    "@type": ["prov:Entity"],
    "dcterms:identifier": id,
    ...(asserting.length > 0 ? { "prov:wasDerivedFrom": refs(asserting) } : {}),
    ...(others.length > 0 ? { "prov:wasInfluencedBy": refs(others) } : {}),
  };
}

/** One node an IRI, in the order of IRIs; lists of references are joined, each once. */
function merged(nodes: readonly Node[]): Node[] {
  const known = new Map<string, Node>();
  for (const node of nodes) {
    const before = known.get(node["@id"]);
    known.set(node["@id"], before ? joined(before, node) : node);
  }
  return [...known.values()].sort(by((node) => node["@id"]));
}

function joined(before: Node, node: Node): Node {
  const result: Node = { ...before };
  for (const [property, value] of Object.entries(node)) {
    const old = result[property];
    result[property] =
      Array.isArray(old) && Array.isArray(value) ? distinctItems([...old, ...value]) : (old ?? value);
  }
  return result;
}

function distinctItems(items: readonly unknown[]): unknown[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()].sort(
    by((item) => JSON.stringify(item)),
  );
}
