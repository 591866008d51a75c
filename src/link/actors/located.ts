/**
 * True where the words before say that the name is a place: `in Iraq`, `near the Iraqi border`. Only prepositions that
 * hardly ever introduce an actor count, so not `from`, `to`, `on`, `against`.
 */
const BEFORE =
  /\b(?:in|inside|across|near|within|throughout|into|outside|over|around|through|toward|towards)\s(?:(?:the|all|of|central|northern|southern|eastern|western|north-?eastern|south-?eastern|north-?western|south-?western|neighbou?ring|nearby|occupied|war-torn)\s){0,2}$/i;

export function isLocated(text: string, start: number): boolean {
  return BEFORE.test(text.slice(Math.max(0, start - 48), start));
}
