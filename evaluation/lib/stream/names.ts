import type { Chance } from "./chance.ts";

/** A country with towns of the gazetteer; its people, groups and outlets are invented. */
export interface Country {
  name: string;
  towns: string[];
}

const COUNTRIES: readonly string[] = [
  "Mozambique: Beira Chimoio Inhambane Lichinga Nampula Quelimane Pemba",
  "Kenya: Garissa Eldoret Embu Kisumu Nakuru Malindi Lodwar",
  "Peru: Abancay Arequipa Ayacucho Cajamarca Huancayo Iquitos Tacna",
  "Georgia: Batumi Borjomi Gori Kutaisi Poti Telavi Zugdidi",
  "Madagascar: Antsirabe Fianarantsoa Mahajanga Toliara Antsiranana Morondava",
  "Papua New Guinea: Alotau Goroka Kavieng Kimbe Lae Wewak",
  "Chad: Abeche Mongo Moundou Faya Sarh Bongor",
  "Nepal: Biratnagar Birgunj Butwal Dhangadhi Nepalgunj Pokhara",
  "Ecuador: Ambato Cuenca Esmeraldas Latacunga Loja Machala Riobamba",
  "Kyrgyzstan: Batken Karakol Naryn Osh Talas Balykchy",
  "Ghana: Bolgatanga Ho Koforidua Kumasi Sunyani Tamale Takoradi",
  "Albania: Berat Elbasan Fier Gjirokaster Korce Shkoder Vlore",
  "Senegal: Bignona Diourbel Kaolack Kolda Tambacounda Ziguinchor",
  "Zambia: Chingola Chipata Choma Kabwe Kasama Mongu Solwezi",
  "Bangladesh: Barisal Bogra Comilla Jessore Khulna Rangpur Sylhet",
  "Honduras: Choluteca Comayagua Danli Juticalpa Tela Trujillo",
  "Tunisia: Bizerte Gafsa Kairouan Kasserine Sfax Sousse Tozeur",
  "Malawi: Blantyre Karonga Mangochi Mzuzu Zomba Salima",
  "Moldova: Balti Cahul Orhei Soroca Ungheni Comrat",
  "Cameroon: Bafoussam Bamenda Garoua Maroua Kribi Ngaoundere",
];

export const COUNTRY_LIST: readonly Country[] = COUNTRIES.map((line) => {
  const [name, towns] = line.split(": ");
  return { name: name!, towns: towns!.split(" ") };
});

const words = (line: string) => line.split(" ");

const FIRST = words(
  "Amara Beno Calla Daven Elira Fenn Gala Harun Ilse Joram Katya Lorne Mirela Nadim Odile Pavo Quentin Rasha Selim Tamsin Ugo Vera Wendel Yara Zoran Adela Bruno Corin Dalia Emil Farah Goran Hedda Ivo Jelena Karim Leona Marek Nessa Osman",
);
const LAST = words(
  "Abarran Belloki Cavendor Dalmasso Ekwueme Fandrey Gerholt Hakobar Ilvesson Jastrow Kalloway Lindqvar Maseru Nkemba Orvalho Pellentz Quarrie Rostamel Sandoval Tervonen Umarov Vantongeren Wojtasek Yeboah Zalewka Ashgrove Brandvold Castellane Drummonde Estevan Falkirke Gianotta Hartnell Isaksen Jurado Koskela Lemaire Mbeki Norell Okonjo Pastorek Radovic Sorensk Tuimala Verhulst Whitlam Zamorin Adeyinka Barzani Corrigane Delacroy Engstrom Ferreyra Grunwaldt Hoshimov",
);

/** An invented person's name; `taken` keeps surnames of one situation apart. */
export function personOf(chance: Chance, taken: Set<string>): string {
  const free = LAST.filter((name) => !taken.has(name));
  const last = chance.pick(free.length > 0 ? free : LAST);
  taken.add(last);
  return `${chance.pick(FIRST)} ${last}`;
}

const GROUP_FIRST = words(
  "Northern Eastern Ridge Lakeside Highland Riverland Southern Plateau Upland Border",
);
const GROUP_LAST = [
  "Liberation Front",
  "Resistance Brigade",
  "Defence Movement",
  "Salvation Front",
  "Freedom Alliance",
  "People's Brigade",
];

export function groupOf(chance: Chance): string {
  return `${chance.pick(GROUP_FIRST)} ${chance.pick(GROUP_LAST)}`;
}

const VESSEL_FIRST = words("Amber Silver Coral Golden Northern Crystal Pacific Blue");
const VESSEL_LAST = words("Heron Meridian Trader Horizon Venture Lantern Petrel Harmony");

export function vesselOf(chance: Chance): string {
  return `${chance.pick(VESSEL_FIRST)} ${chance.pick(VESSEL_LAST)}`;
}
