/** Letters that Unicode does not take apart into a base letter and a mark. */
const PLAIN: Record<string, string> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ı: "i",
  ß: "ss",
  æ: "ae",
  ð: "d",
  þ: "th",
  œ: "oe",
  ə: "a",
};

/**
 * Key of a name: lower case, no marks, no apostrophes (`Sana'a` -> `sanaa`) but the possessive apart, as tokens have it
 * (`People's` -> `people s`), no full stops (`U.S.` -> `us`), every other run of signs one blank (`Al-Tanf` -> `al tanf`).
 */
export function placeKey(name: string): string {
  if (/^[a-z ]+$/i.test(name)) return name.toLowerCase().trim();
  if (/^[a-z0-9 -]+$/i.test(name)) return name.toLowerCase().replace(/[ -]+/g, " ").trim();
  return name
    .normalize("NFKD")
    .replace(/['’]s(?![\p{L}\p{N}])/gu, " s")
    .replace(/[\p{M}'’‘ʻʼ`´.]/gu, "")
    .toLowerCase()
    .replace(/[øłđıßæðþœə]/g, (letter) => PLAIN[letter]!)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** For each word of a name whether it begins with a capital or a digit: `Russian army` -> [true, false]. */
export function capitals(name: string): boolean[] {
  if (/^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/.test(name)) return name.split(" ").map((word) => word[0]! < "a");
  const words = name
    .replace(/['’]s(?![\p{L}\p{N}])/gu, " s")
    .replace(/['’‘ʻʼ`´.]/gu, "")
    .split(/[^\p{L}\p{M}\p{N}]+/u);
  return words.filter((word) => word !== "").map((word) => /^[\p{Lu}\p{N}]/u.test(word));
}
