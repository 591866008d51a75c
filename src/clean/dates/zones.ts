/** Minutes east of UTC of the zone names that news pages print and that mean one thing there. */
const ZONES: Record<string, number> = {
  z: 0,
  gmt: 0,
  utc: 0,
  ut: 0,
  bst: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  jst: 540,
  kst: 540,
  hkt: 480,
  sgt: 480,
  wib: 420,
  pkt: 300,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
};

/** Minutes east of UTC that the words after a clock time give (`+02:00`, `Z`, `EDT`), or null. `IST` means three things. */
export function zoneMinutes(after: string): number | null {
  const offset = /^\s{0,2}(?:(?:GMT|UTC)\s?)?([+-])(\d{2}):?(\d{2})\b/i.exec(after);
  if (offset) return (offset[1] === "-" ? -1 : 1) * (+offset[2]! * 60 + +offset[3]!);
  const name = /^[\s(,]{0,3}([a-z]{1,4})\b/i.exec(after)?.[1]?.toLowerCase();
  return name === undefined ? null : (ZONES[name] ?? null);
}
