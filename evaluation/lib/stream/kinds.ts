import type { EventType } from "../../../src/model/index.ts";
import type { MeasureName } from "./measures.ts";

/**
 * One sort of incident: finite clauses that tell it, headlines, the nouns it goes by, what it leaves behind. Slots in
 * braces: place, actor, target, group.
 */
export interface Scene {
  /** Types under which the deed may be read. */
  types: EventType[];
  deed: string[];
  headlines: string[];
  nouns: string[];
  targets: string[];
  measures: MeasureName[];
}

/** One sort of crisis. */
export interface Kind {
  name: string;
  /** The body that gives the figures, and a second one. */
  bodies: [first: string, second: string];
  /** Who did it by the first body's word; `{group}` where an invented group is blamed. */
  actors: string[];
  /** True where a group is blamed, which may deny, threaten and give figures of its own. */
  hasGroup: boolean;
  scenes: Scene[];
}

const ATTACK: EventType[] = ["ASSAULT"];
const DISASTER: EventType[] = ["DAMAGE", "ASSAULT", "RISK", "CASUALTY"];

export const KINDS: readonly Kind[] = [
  {
    name: "militia",
    bodies: ["the defence ministry", "the army"],
    actors: ["fighters of the {group}", "{group} fighters", "gunmen of the {group}"],
    hasGroup: true,
    scenes: [
      {
        types: ATTACK,
        deed: [
          "{actor} ambushed {target} near {place}",
          "{actor} attacked {target} near {place}",
          "{target} was ambushed by {actor} near {place}",
          "{actor} opened fire on {target} near {place}",
        ],
        headlines: ["Gunmen ambush {target} near {place}", "Convoy comes under fire near {place}"],
        nouns: ["ambush", "attack"],
        targets: ["an army convoy", "a supply convoy", "a convoy of grain trucks"],
        measures: ["dead", "wounded", "missing"],
      },
      {
        types: ATTACK,
        deed: [
          "{actor} raided {target} in {place}",
          "{actor} attacked {target} in {place}",
          "{actor} stormed {target} in {place}",
          "{target} in {place} was attacked by {actor}",
        ],
        headlines: ["Fighters storm {target} in {place}", "{place}: {target} overrun"],
        nouns: ["raid", "attack", "assault"],
        targets: ["a police station", "a barracks", "a customs post"],
        measures: ["dead", "wounded", "displaced"],
      },
    ],
  },
  {
    name: "shipping",
    bodies: ["the coast guard", "the transport ministry"],
    actors: ["gunmen of the {group}", "fighters of the {group}"],
    hasGroup: true,
    scenes: [
      {
        types: ATTACK,
        deed: [
          "{actor} attacked {target} near {place}",
          "{target} was attacked by {actor} near {place}",
          "{actor} fired at {target} near {place}",
          "{actor} opened fire on {target} near {place}",
        ],
        headlines: ["Gunmen attack tanker near {place}", "Ship boarded near {place}"],
        nouns: ["attack", "raid"],
        targets: ["the tanker {vessel}", "the freighter {vessel}", "the cargo ship {vessel}"],
        measures: ["dead", "wounded", "missing"],
      },
    ],
  },
  {
    name: "coup",
    bodies: ["the defence ministry", "the presidency"],
    actors: ["soldiers loyal to the {group}", "mutinous soldiers of the {group}"],
    hasGroup: true,
    scenes: [
      {
        types: [...ATTACK, "COERCE"],
        deed: [
          "{actor} stormed {target} in {place}",
          "{actor} seized {target} in {place}",
          "{target} in {place} was stormed by {actor}",
          "{actor} attacked {target} in {place}",
        ],
        headlines: ["Mutinous soldiers storm {target} in {place}", "Soldiers seize {target} in {place}"],
        nouns: ["assault", "attack", "mutiny"],
        targets: ["the state broadcaster", "the governor's palace", "the parliament building", "the airport"],
        measures: ["dead", "wounded", "detained"],
      },
    ],
  },
  {
    name: "strikes",
    bodies: ["the defence ministry", "the air force"],
    actors: ["the {group}"],
    hasGroup: true,
    scenes: [
      {
        types: ATTACK,
        deed: [
          "{actor} fired missiles at {target} in {place}",
          "missiles of {actor} struck {target} in {place}",
          "{actor} attacked {target} in {place} with missiles",
          "{target} in {place} was hit by missiles of {actor}",
        ],
        headlines: ["Missiles hit {target} in {place}", "{place} comes under missile fire"],
        nouns: ["missile attack", "strike", "missile strike"],
        targets: ["an air base", "an army depot", "a radar station"],
        measures: ["dead", "wounded", "launched", "intercepted"],
      },
    ],
  },
  {
    name: "election",
    bodies: ["the interior ministry", "the electoral commission"],
    actors: ["supporters of the {group}", "members of the {group}"],
    hasGroup: true,
    scenes: [
      {
        types: [...ATTACK, "PROTEST"],
        deed: [
          "{actor} attacked {target} in {place}",
          "{actor} stormed {target} in {place}",
          "{actor} set fire to {target} in {place}",
          "{target} in {place} was attacked by {actor}",
        ],
        headlines: ["Crowd storms {target} in {place}", "Election violence erupts in {place}"],
        nouns: ["attack", "violence"],
        targets: ["a polling station", "a counting centre", "a party office"],
        measures: ["dead", "wounded", "detained"],
      },
    ],
  },
  {
    name: "flood",
    bodies: ["the civil protection agency", "the interior ministry"],
    actors: ["floods"],
    hasGroup: false,
    scenes: [
      {
        types: DISASTER,
        deed: [
          "floodwater destroyed {target} in {place}",
          "floods damaged {target} in {place}",
          "{target} in {place} were destroyed by floods",
          "flash floods swept away {target} in {place}",
        ],
        headlines: ["Floods sweep through {place}", "{place} under water after river bursts banks"],
        nouns: ["floods", "flooding"],
        targets: ["hundreds of homes", "two bridges", "dozens of houses"],
        measures: ["dead", "missing", "displaced"],
      },
      {
        types: DISASTER,
        deed: [
          "a landslide buried {target} in {place}",
          "a landslide destroyed {target} in {place}",
          "{target} in {place} were buried by a landslide",
        ],
        headlines: ["Landslide buries {target} in {place}", "Hillside collapses on {place}"],
        nouns: ["landslide"],
        targets: ["several houses", "two apartment blocks", "several shops"],
        measures: ["dead", "missing", "wounded"],
      },
    ],
  },
  {
    name: "earthquake",
    bodies: ["the disaster management agency", "the interior ministry"],
    actors: ["the earthquake"],
    hasGroup: false,
    scenes: [
      {
        types: DISASTER,
        deed: [
          "an earthquake destroyed {target} in {place}",
          "a strong earthquake damaged {target} in {place}",
          "{target} in {place} were destroyed by an earthquake",
          "a powerful earthquake struck {place} and destroyed {target}",
        ],
        headlines: ["Strong earthquake strikes {place}", "Quake brings down {target} in {place}"],
        nouns: ["earthquake", "quake"],
        targets: ["dozens of buildings", "hundreds of homes", "two schools"],
        measures: ["dead", "wounded", "missing", "displaced"],
      },
    ],
  },
  {
    name: "epidemic",
    bodies: ["the health ministry", "the public health institute"],
    actors: ["cholera"],
    hasGroup: false,
    scenes: [
      {
        types: ["RISK", "CASUALTY", "DAMAGE"],
        deed: [
          "an outbreak of cholera hit {place}",
          "there was an outbreak of cholera in {place}",
          "a cholera outbreak struck {place}",
        ],
        headlines: ["Cholera outbreak declared in {place}", "Cholera spreads in {place}"],
        nouns: ["cholera outbreak", "outbreak"],
        targets: ["{place}"],
        measures: ["dead", "infected"],
      },
    ],
  },
  {
    name: "accident",
    bodies: ["the fire service", "the labour ministry"],
    actors: ["an explosion"],
    hasGroup: false,
    scenes: [
      {
        types: DISASTER,
        deed: [
          "an explosion destroyed {target} in {place}",
          "a blast damaged {target} in {place}",
          "{target} in {place} was destroyed by an explosion",
        ],
        headlines: ["Explosion wrecks {target} in {place}", "Blast rips through {target} in {place}"],
        nouns: ["explosion", "blast"],
        targets: ["a fertiliser plant", "a fuel depot", "a fireworks factory"],
        measures: ["dead", "wounded", "missing"],
      },
    ],
  },
];
