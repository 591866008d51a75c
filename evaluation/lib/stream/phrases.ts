/** Wordings of attribution. Slots: clause, when, speaker, outlet, via. A frame that names `outlet` tells whose own source it is. */
export const OWN_FRAMES: readonly string[] = [
  "{clause}{when}{tail}, {speaker} said",
  "{speaker} said that {clause}{when}{tail}",
  "{clause}{when}{tail}, according to {speaker}",
  "{speaker} told {outlet} that {clause}{when}{tail}",
  "according to {speaker}, {clause}{when}{tail}",
  "{speaker} said {clause}{when}{tail}",
  "{clause}{when}{tail}, {speaker} told {outlet}",
  "{speaker} confirmed that {clause}{when}{tail}",
];

/** The same on the word of another outlet, which is named. */
export const VIA_FRAMES: readonly string[] = [
  "{clause}{when}{tail}, {via} reported, citing {speaker}",
  "{speaker} told {via} that {clause}{when}{tail}",
  "{via} reported that {clause}{when}{tail}, citing {speaker}",
  "{via} quoted {speaker} as saying that {clause}{when}{tail}",
  "{clause}{when}{tail}, {speaker} said, according to {via}",
  "{clause}{when}{tail}, {speaker} told {via}",
];

/** What a newsroom's own people saw. */
export const SEEN_FRAMES: readonly string[] = ["{clause}{when}{tail}"];
export const SEEN_VIA: readonly string[] = [
  "{clause}{when}{tail}, {via} reported",
  "{via} reported that {clause}{when}{tail}",
  "{clause}{when}{tail}, according to {via}",
];

export const DENIAL_FRAMES: readonly string[] = [
  "{speaker} denied that {clause}",
  "{speaker} said it was not true that {clause}",
  "{speaker} denied on {sayday} that {clause}",
];
export const DENIAL_VIA: readonly string[] = [
  "{speaker} denied that {clause}, {via} reported",
  "{via} reported that {speaker} denied that {clause}",
];
export const DENIAL_CLAUSES: readonly string[] = [
  "its fighters had attacked {target} in {place}",
  "its members had carried out the attack in {place}",
  "it had attacked {target} in {place}",
];

/** Positions: what is to follow, on which condition. Slots: consequence, condition. */
export const POSITION_FRAMES = {
  threat: [
    "{speaker} threatened to {consequence} if {condition}",
    "{speaker} threatened on {sayday} to {consequence} if {condition}",
    "{speaker} warned that it would {consequence} if {condition}",
  ],
  pledge: [
    "{speaker} promised to {consequence} if {condition}",
    "{speaker} pledged to {consequence} if {condition}",
    "{speaker} vowed on {sayday} to {consequence} if {condition}",
  ],
  demand: ["{speaker} demanded that {consequence}", "{speaker} demanded on {sayday} that {consequence}"],
} as const;

/** Consequences and conditions of positions by who takes them. */
export const POSITIONS = {
  group: {
    threat: {
      consequences: [
        "block the road to {place}",
        "attack government buildings in {place}",
        "shut the market in {place}",
      ],
      conditions: [
        "the army did not withdraw from the district",
        "its prisoners were not released",
        "the talks were not resumed",
      ],
    },
    demand: {
      consequences: [
        "the government release its prisoners",
        "the army withdraw from {place}",
        "the government open talks",
      ],
      conditions: [""],
    },
  },
  body: {
    pledge: {
      consequences: [
        "reopen the road to {place}",
        "send more rescue teams to {place}",
        "rebuild the school in {place}",
      ],
      conditions: ["the weather improved", "parliament approved the money", "the security situation allowed"],
    },
    demand: {
      consequences: [
        "parliament release emergency money",
        "traders in {place} stop raising prices",
        "residents leave the danger zone",
      ],
      conditions: [""],
    },
  },
} as const;

/** What a press statement adds in quotation marks, in two halves: the same words for all who quote the statement. */
export const PRESS_OPENINGS: readonly string[] = [
  "We ask families to stay away from the {site} until our teams are done",
  "Nobody should believe the numbers that are being passed around without a source",
  "The next forty-eight hours will decide how many of our people sleep under a roof in {place}",
  "What happened in {place} was foreseen by nobody and will be looked into",
  "Our colleagues have been on their feet since the first call came in",
  "There is one road into {place}, and every lorry with water has to share it with the ambulances",
  "I have worked in {place} for nineteen years and I have not seen the {site} like this before",
  "The list of names is kept in one book, and that book does not leave the room",
  "Blankets we have, drivers we have, what we do not have in {place} is daylight",
  "My own house stands three streets from the {site}",
  "This is no hour for speeches",
  "Every telephone in the building has been ringing since dawn",
];
export const PRESS_CLOSINGS: readonly string[] = [
  "we will correct ourselves in public if we are given reason to",
  "I can tell you that they are tired",
  "whoever knows the {site} better may come and say so",
  "for now that is all I have on my desk",
  "the rest will be told when the families have been told",
  "I would say the same if a camera were not here",
  "we will ask for help where we need it",
  "questions about money can wait until the week is over",
  "it will be written down exactly as it was",
  "nobody goes home before the last shift has been counted",
];

/** Lines that every site adds; no news. Slots: outlet, host. */
export const BOILERPLATE: readonly string[] = [
  "Share this article",
  "Subscribe to our newsletter",
  "Read more on {host}",
  "Sign up for our daily briefing",
  "Follow {outlet} on social media",
  "All rights reserved. {outlet}",
  "Advertisement",
  "Leave a comment",
];

/** Other words for the same, for light rewrites. */
export const SYNONYMS: readonly (readonly [RegExp, string])[] = [
  [/\bsaid that\b/g, "stated that"],
  [/\bpeople were killed\b/g, "people lost their lives"],
  [/\bwere wounded\b/g, "were injured"],
  [/\bstayed\b/g, "remained"],
  [/\bclose to\b/g, "near"],
  [/\bbecause\b/g, "since"],
  [/\bseveral\b/g, "a number of"],
  [/\bafter dark\b/g, "at night"],
  [/\bhelped\b/g, "assisted"],
  [/\bbegan\b/g, "started"],
  [/\blarge\b/g, "big"],
  [/\bshut\b/g, "closed"],
];
