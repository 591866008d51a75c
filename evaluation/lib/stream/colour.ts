import type { Chance } from "./chance.ts";

/** Sentences of the newsroom's own that tell nothing of figures or deeds: one thing in other words, details by chance. */
const COLOUR: readonly string[][] = [
  [
    "Shops along {street} stayed shut through the {daypart}, and only a few {vehicles} were on the road",
    "On {street} the shops were closed for the whole {daypart} and hardly any {vehicles} passed",
  ],
  [
    "The road from {place} to {town} was passable for {vehicles} only, drivers said",
    "Drivers said that nothing but {vehicles} could get through between {place} and {town}",
  ],
  [
    "Electricity had been restored to {share} of the town by {hour}, the grid operator wrote on its website",
    "By {hour} {share} of the town had power again, according to the website of the grid operator",
  ],
  [
    "In front of the {landmark} a queue of {crowd} waited for {goods}",
    "{crowd} stood in line for {goods} outside the {landmark}",
  ],
  [
    "Volunteers in {colour} vests handed out {goods} from the back of a {vehicle} close to the {landmark}",
    "{goods} were being given away near the {landmark} by volunteers who wore {colour} vests",
  ],
  [
    "Lessons in the district will be held in {shelter} until {weekday} because the {landmark} is needed for the homeless",
    "Until {weekday} pupils will be taught in {shelter}, since people without a home are staying in the {landmark}",
  ],
  [
    "A {trade} who gave his name as {first} swept glass from the steps of the {landmark}",
    "On the steps of the {landmark} a {trade} named {first} was sweeping up glass",
  ],
  [
    "The mobile network in {town} failed for {hours} hours on {weekday} and came back after dark",
    "For {hours} hours on {weekday} there was no mobile network in {town}; it returned at night",
  ],
  [
    "Prices for {goods} at the market of {town} had gone up by {percent} percent since {weekday}",
    "At the market in {town} {goods} cost {percent} percent more than on {weekday}",
  ],
  [
    "The bells of the {landmark} rang at {hour}, when {crowd} gathered for a minute of silence",
    "At {hour} {crowd} came together for a minute of silence while the bells of the {landmark} rang",
  ],
  [
    "{town}, which lies {distance} kilometres to the {direction}, has taken in {crowd} since {weekday}",
    "Since {weekday} {crowd} have found room in {town}, {distance} kilometres to the {direction}",
  ],
  [
    "Forecasters expect {weather} over {place} on {weekday} and clearer skies from the {direction} afterwards",
    "{weather} is expected in {place} on {weekday}, before clearer skies come in from the {direction}",
  ],
  [
    "The football match between {place} and {town} that was planned for {weekday} will be played in {month}",
    "{place} against {town}, a football match set for {weekday}, has been moved to {month}",
  ],
  [
    "At the {landmark} the clock still showed {hour}, and a {vehicle} stood across the pavement",
    "A {vehicle} stood on the pavement by the {landmark}, whose clock had stopped at {hour}",
  ],
  [
    "Many families in this part of {country} live from {livelihood}, and the season begins in {month}",
    "{livelihood} feeds many families in this part of {country}; its season begins in {month}",
  ],
  [
    "Bus line {line} between {street} and the {landmark} was running every {hours} hours by the {daypart}",
    "By the {daypart} a bus of line {line} left {street} for the {landmark} every {hours} hours",
  ],
  [
    "The town hall asked people to boil water and to bring {goods} to the {landmark} by {hour}",
    "People should boil their water and take {goods} to the {landmark} by {hour}, the town hall asked",
  ],
  [
    "Radio stations in {town} played {music} and read out the names of those looking for relatives",
    "In {town} the radio played {music}, broken by the names of people in search of relatives",
  ],
  [
    "A {trade} from {town} had come with {crowd} and a {vehicle} full of {goods}",
    "With {crowd} and {goods} in a {vehicle}, a {trade} had arrived from {town}",
  ],
  [
    "A letter pinned to the door of the {landmark} asked {others} for {goods} and for {what}",
    "For {goods} and {what} {others} were asked in a letter on the door of the {landmark}",
  ],
  [
    "\u201cI have {goods} for {hours} days and {what}, and that is all,\u201d said a {trade} {where}",
    "A {trade} {where} said: \u201cI have {goods} for {hours} days and {what}, and that is all.\u201d",
  ],
  [
    "\u201cWe counted the {vehicles} {where} because there was nothing else to do,\u201d a {trade} said",
    "A {trade} said: \u201cWe counted the {vehicles} {where} because there was nothing else to do.\u201d",
  ],
  [
    "Someone had written \u201c{goods}, {hour}\u201d in chalk on the wall of the {landmark}",
    "On the wall of the {landmark} the words \u201c{goods}, {hour}\u201d had been written in chalk",
  ],
  [
    "The swimming pool of {town} is closed, and its {vehicles} were lent to {place} until {weekday}",
    "Until {weekday} {place} may use the {vehicles} of the swimming pool of {town}, which is closed",
  ],
  [
    "A list at the {landmark} named the streets without water, {street} among them, and was taken down by {hour}",
    "{street} stood on a list of streets without water that hung at the {landmark} until {hour}",
  ],
  [
    "The {month} fair in {town} has been called off, to the regret of its {trade}",
    "Its {trade} was sorry that {town} had called off the fair in {month}",
  ],
  [
    "{others} asked the {trade} on {street} for {goods} and were given {what}",
    "On {street} {others} who wanted {goods} got {what} from a {trade}",
  ],
  [
    "Of the lamps on {street} {share} were lit when {who} passed with {what}",
    "{who} passed with {what} on {street}, where {share} of the lamps were lit",
  ],
  [
    "The library van stops {where} every {weekday}, and this time it brought {goods}",
    "{goods} came this time with the library van, which stops {where} every {weekday}",
  ],
  [
    "For {percent} minutes {music} could be heard {where}, then somebody switched it off",
    "Somebody switched off {music} after {percent} minutes {where}",
  ],
  [
    "The dentist on {street} treats {others} without pay until {weekday}",
    "Until {weekday} {others} need not pay at the dentist on {street}",
  ],
  [
    "A chess club from {town} gave up its room so that {who} could sleep there",
    "{who} slept in a room that a chess club from {town} had given up",
  ],
  [
    "{goods} and {livelihood} were the only goods on sale {where}, a {trade} noted",
    "A {trade} noted that {where} only {goods} and {livelihood} were on sale",
  ],
  [
    "The ferry timetable at {hour} was read aloud to {others} by {who}",
    "{who} read the ferry timetable of {hour} aloud to {others}",
  ],
  [
    "Insurance companies opened a desk in the {landmark}, which will be staffed until {weekday}",
    "Until {weekday} there is an insurance desk in the {landmark}",
  ],
];

/** The same, put together of parts, so that two reports hardly ever share more than one of them. */
const SCENES: readonly string[][] = [
  ["{who} {did} {what} {where} {why}", "{where}, {who} {did} {what} {why}"],
  [
    "{who} {did} {what} {where} while {others} looked on",
    "while {others} looked on, {who} {did} {what} {where}",
  ],
  [
    "{who} came for {goods} and left with {what} {why}",
    "having come for {goods}, {who} left with {what} {why}",
  ],
  ["{what} lay {where}, and {others} {did} them {why}", "{others} {did} {what} that lay {where} {why}"],
  ["\u201cThey {did} {what} {why},\u201d said {who}", "{who} said: \u201cThey {did} {what} {why}.\u201d"],
  [
    "whose {what} were standing {where}, {who} could not say",
    "{who} could not say whose {what} were standing {where}",
  ],
];
/** Share of sentences put together of parts. */
const COMPOSED = 0.75;

const list = (line: string) => line.split("|");

const DETAILS: Readonly<Record<string, readonly string[]>> = {
  street: list(
    "Harbour Street|Station Road|Liberty Avenue|Mill Lane|Garden Street|Market Street|Bridge Road|Old Town Street|Quarry Road|College Street|Palm Avenue|Tannery Lane",
  ),
  daypart: list("morning|afternoon|evening"),
  vehicles: list("motorcycles|lorries|minibuses|bicycles|handcarts|tractors"),
  vehicle: list("van|pickup|lorry|minibus|tractor|trailer"),
  share: list("half|a third|a quarter|most|two thirds"),
  hour: list("six o'clock|seven o'clock|eight o'clock|noon|half past ten|quarter past four|five o'clock"),
  landmark: list(
    "town hall|cathedral|sports hall|grammar school|railway station|public library|old cinema|mosque|fire station|community centre|theatre|covered market",
  ),
  crowd: list(
    "two dozen people|about thirty people|a handful of families|forty families|scores of neighbours",
  ),
  goods: list("bottled water|blankets|candles|rice|cooking oil|batteries|powdered milk|soap|flour|tents"),
  colour: list("orange|yellow|green|blue|white"),
  shelter: list("church halls|tents|private homes|the covered market|a former warehouse"),
  trade: list("baker|plumber|teacher|tailor|mechanic|carpenter|barber|glazier|student|pensioner"),
  first: list("Anto|Bela|Ciro|Dario|Evan|Filip|Gero|Hano|Ilir|Joko|Kelo|Luko"),
  hours: list("two|three|four|five|six"),
  percent: list("eight|ten|fifteen|twenty|thirty|forty"),
  distance: list("20|35|40|55|60|75|90"),
  direction: list("north|south|east|west|north-east|south-west"),
  weather: list("light rain|thick fog|strong wind|heavy cloud|dry heat"),
  month: list("April|May|June|July|September|October"),
  livelihood: list("maize|coffee|fishing|cotton|cattle|fruit|tobacco|rice"),
  who: list(
    "a retired judge|two cooks of the hospital|the owner of a bakery|a group of scouts|three brothers|an elderly couple|the choir of the cathedral|a deputy mayor|a tax inspector|students of the technical college|a crew of the waterworks|the caretaker of the school|a night porter|two librarians|a beekeeper|an interpreter|two grandmothers|a surveyor|the goalkeeper of the town team|a piano teacher|four electricians|a bus conductor|a widow from the old town|the tenants of the third floor|a stonemason|two clerks of the land registry|a wrestler|a dressmaker|some apprentices",
  ),
  did: list(
    "mended|carried away|looked after|sorted|painted|moved|washed|counted|guarded|took apart|measured|wrapped up|collected|labelled|dried|stacked|bought|hid|sold|repaired|shared out|threw out|dragged off|covered|numbered|unloaded",
  ),
  what: list(
    "broken pumps|wet files|the benches of a chapel|heaps of shoes|old tyres|water tanks|the doors of a pharmacy|two generators|boxes of medicine|fallen signs|stocks of seed|school desks|ovens|the lamps of a stage|beehives|torn awnings|aquariums|rolls of carpet|a hundred chairs|maps of the drains|shutters|sacks of charcoal|wedding dresses|tins of paint|two pianos|ladders|spare wheels|crates of hens|mattresses|window frames|street signs|sewing machines|bundles of wire",
  ),
  where: list(
    "behind the bakery|at the ferry landing|on the terrace of a hotel|beside the waterworks|in the yard of the brewery|under a bridge|in a side street|at the tram depot|near the slaughterhouse|on the football ground|by the old gate|in front of a pharmacy|at the bus garage|along the canal|in the arcade|outside the dairy|on the steps of the court|below the water tower|in the nursery garden|by the weighbridge|opposite the mint|at the timber yard|in the lift of the department store|between the kiosks|on the roof of the ice factory|near the tollbooth",
  ),
  why: list(
    "because the owner had left|before the light failed|as they had done the day before|without being asked|for the second time this week|although nobody paid for it|so that the lorries could pass|until the tea was ready|as if it were an ordinary day|to keep their hands busy|while it was still cool|since no one else had come|under the eyes of a sergeant|for want of anything better|against the advice of the doctor|with a great deal of noise|as the contract said|in return for coffee|after a long quarrel|with borrowed gloves|before the shift ended|to the sound of a radio|by candlelight|without a word",
  ),
  others: list(
    "neighbours|children|two policemen|some tourists|passers-by|relatives|a handful of reporters|the staff of a bank",
  ),
  line: list("4|7|11|12|18|23|31"),
  music: list("folk songs|choral music|old love songs|organ music"),
};

/** Newsrooms share no turns of phrase: each uses one in so many of the sentences. */
const HABITS = 3;

/** Forms of one sentence with their details, as one of the newsrooms of that style (0..1) would write it. */
export function colourOf(
  chance: Chance,
  style: number,
  fixed: Readonly<Record<string, string>>,
): { clauses: string[]; slots: Record<string, string> } {
  const habitual = COLOUR.filter((_, index) => index % HABITS === Math.floor(style * HABITS));
  const details = Object.entries(DETAILS).map(([name, words]) => [name, chance.pick(words)] as const);
  return {
    clauses: chance.pick(chance.happens(COMPOSED) ? SCENES : habitual),
    slots: { ...Object.fromEntries(details), ...fixed },
  };
}
