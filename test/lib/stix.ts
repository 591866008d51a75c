/** What a STIX 2.1 object must have beyond the common properties, by type (STIX 2.1 specification, sections 4 and 5). */
const REQUIRED: Record<string, readonly string[]> = {
  identity: ["name"],
  incident: ["name"],
  location: ["latitude", "longitude"],
  note: ["content", "object_refs"],
  opinion: ["opinion", "object_refs"],
  relationship: ["relationship_type", "source_ref", "target_ref"],
  report: ["name", "published", "object_refs"],
};

const OPINIONS = ["strongly-disagree", "disagree", "neutral", "agree", "strongly-agree"];
const UUID5 = "[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const RESERVED = ["severity", "action", "username", "phone_numbers"];

/** A STIX object as a test reads it. */
export type Stix = Record<string, unknown> & { id: string; type: string };

/** What is wrong with a bundle by the rules of STIX 2.1, one line each; the schemas themselves are not part of this project. */
export function stixProblems(bundle: Record<string, unknown>): string[] {
  const objects = bundle.objects as Stix[];
  const ids = new Set(objects.map(({ id }) => id));
  return [
    ...(bundle.type === "bundle" && fits(bundle.id, `^bundle--${UUID5}$`) ? [] : ["the bundle itself"]),
    ...(ids.size === objects.length ? [] : ["an id stands twice"]),
    ...objects.flatMap((object) => problemsOf(object, ids).map((problem) => `${object.id}: ${problem}`)),
  ];
}

function problemsOf(object: Stix, ids: ReadonlySet<string>): string[] {
  const required = REQUIRED[object.type];
  if (!required) return ["unknown type"];
  const moments = [object.created, object.modified, ...(object.type === "report" ? [object.published] : [])];
  const checks: [boolean, string][] = [
    [required.every((name) => object[name] !== undefined && object[name] !== ""), "a property is missing"],
    [object.spec_version === "2.1", "spec_version"],
    [fits(object.id, `^${object.type}--${UUID5}$`), "id"],
    [moments.every((moment) => fits(moment, MOMENT)), "moments"],
    [(object.created as string) <= (object.modified as string), "created after modified"],
    [refsOf(object).every((ref) => ids.has(ref)), "a reference leads nowhere"],
    [lists(object).every((list) => list.length > 0), "an empty list"],
    [Object.values(object).every((value) => value !== null && value !== undefined), "null"],
    [Object.keys(object).every((name) => /^[a-z0-9_]{3,250}$|^id$/.test(name)), "a property's name"],
    [RESERVED.every((name) => object[name] === undefined), "a reserved property"],
    [within(object.confidence, 0, 100), "confidence"],
    [within(object.latitude, -90, 90) && within(object.longitude, -180, 180), "coordinates"],
    [object.opinion === undefined || OPINIONS.includes(object.opinion as string), "opinion"],
    [references(object).every(isReference), "external references"],
  ];
  return checks.filter(([holds]) => !holds).map(([, problem]) => problem);
}

function fits(value: unknown, pattern: string | RegExp): boolean {
  return typeof value === "string" && new RegExp(pattern).test(value);
}

function within(value: unknown, low: number, high: number): boolean {
  return value === undefined || (typeof value === "number" && value >= low && value <= high);
}

function lists(object: Stix): unknown[][] {
  return Object.values(object).filter((value) => Array.isArray(value));
}

function refsOf(object: Stix): string[] {
  const single = ["created_by_ref", "source_ref", "target_ref"].flatMap((name) => object[name] ?? []);
  return [...single, ...((object.object_refs as string[] | undefined) ?? [])] as string[];
}

function references(object: Stix): Record<string, string>[] {
  return (object.external_references as Record<string, string>[] | undefined) ?? [];
}

function isReference({ source_name, external_id, url }: Record<string, string>): boolean {
  return Boolean(source_name) && Boolean(external_id ?? url) && (url === undefined || URL.canParse(url));
}
