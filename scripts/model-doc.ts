/** The text of docs/model.md: every field of what the commands print, out of the same schemas as schemas/*.json. */

interface Schema {
  type?: string | string[];
  $ref?: string;
  description?: string;
  enum?: string[];
  const?: string;
  items?: Schema | Schema[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
}

interface Definitions {
  definitions: Record<string, Schema>;
}

const OPENING = `# What the commands print

Written by \`npx tsx scripts/build-schemas.ts\` out of \`src/model\`; the same as JSON Schema: \`sitroom schema reading\`,
\`sitroom schema event\`, \`sitroom schema picture\`. Ideas behind the words: [concepts.md](concepts.md).

- \`sitroom read\` prints one \`Reading\` a line, \`sitroom events\` one \`EventRow\` a line, \`sitroom picture\` one \`Picture\`.
- Positions in text (\`start\`, \`end\`) are UTF-16 code units, half open: \`text.slice(start, end)\`.
- Instants are ISO 8601 in UTC; \`null\` means unknown or open. References to list items (\`time\`, \`place\`, \`figures\`) are
  indices into the lists of the same reading; references by \`id\` point into the lists of the same picture.
`;

/** Schemas by their main type -> the Markdown text, each type once. */
export function modelDoc(schemas: Record<string, string>): string {
  const done = new Set<string>();
  const parts = Object.entries(schemas).map(([root, text]) => {
    const { definitions } = JSON.parse(text) as Definitions;
    const names = [root, ...Object.keys(definitions).filter((name) => name !== root)];
    const fresh = names.filter((name) => !done.has(name));
    for (const name of fresh) done.add(name);
    return fresh.map((name) => typeText(name, definitions[name]!)).join("\n");
  });
  return `${OPENING}\n${parts.join("\n")}`;
}

function typeText(name: string, schema: Schema): string {
  const head = `## ${name}\n\n${schema.description ? `${schema.description}\n\n` : ""}`;
  if (!schema.properties) return `${head}${shape(schema)}\n`;
  const rows = Object.entries(schema.properties).map(
    ([field, value]) => `| \`${field}\` | ${shape(value)} | ${cell(value.description ?? "")} |`,
  );
  return `${head}| field | type | meaning |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
}

function shape(schema: Schema): string {
  if (schema.$ref) return linked(schema.$ref.replace("#/definitions/", ""));
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(", ");
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.anyOf) return schema.anyOf.map(shape).join(" or ");
  if (Array.isArray(schema.items)) return `[${schema.items.map(shape).join(", ")}]`;
  if (schema.items) return `list of ${shape(schema.items)}`;
  return [schema.type ?? "anything"].flat().join(" or ");
}

function linked(name: string): string {
  return `[${name}](#${name.toLowerCase()})`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replace(/\s+/g, " ");
}
