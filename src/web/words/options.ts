import type { ApiChoice, ApiDescription } from "../api/types.ts";

/** The values that a query field of an endpoint may have by the API's own description; none where it has no such field. */
export function valuesOf({ paths }: ApiDescription, path: string, field: string): string[] {
  const entry = Object.entries(paths).find(([name]) => name.endsWith(path));
  const parameter = entry?.[1]?.get?.parameters?.find(({ name }) => name === field);
  return parameter ? flat(parameter.schema) : [];
}

function flat({ enum: values = [], const: value, anyOf = [] }: ApiChoice): string[] {
  return [...values, ...(value === undefined ? [] : [value]), ...anyOf.flatMap(flat)];
}
