import eld from "eld/small";
import { describe, expect, it } from "vitest";
import { detected } from "./language.ts";

const TEXTS = [
  "The ferry left the harbour before dawn, and nobody on the quay had seen it come back by noon.",
  "Die Fähre verließ den Hafen vor der Dämmerung, und bis zum Mittag hatte niemand sie gesehen.",
  "Le bac a quitté le port avant l'aube, et personne ne l'avait vu revenir à midi.",
  "El transbordador zarpó antes del amanecer y nadie lo había visto volver al mediodía.",
  "Паром вышел из гавани до рассвета, и до полудня никто не видел, чтобы он вернулся.",
  "غادرت العبارة الميناء قبل الفجر ولم يرها أحد تعود حتى الظهر.",
  "Şafaktan önce limandan ayrılan feribotun öğlene kadar döndüğünü kimse görmedi.",
  "渡轮在黎明前离开了港口,直到中午都没有人看到它回来。",
  "Færgen forlod havnen før daggry, og ingen så den komme tilbage.",
  "It isn’t `known'' who'd paid the crew’s fare -- 12 of 40, they said… 🛳 𝐛𝐨𝐥𝐝",
  "a",
  "12 34",
  "",
  "unbrokenwordthatgoesonandonandonandonandonandonandonandonandonandonandonandon ends",
];

describe("the packed tables of languages", () => {
  it("tell what the package tells, for whole texts and for pieces of them", () => {
    const pieces = TEXTS.flatMap((text) => [9, 23, 41].map((length) => text.slice(length % 7, length)));
    const long = [TEXTS.join(" "), TEXTS.join(" ").repeat(3).slice(500)];
    for (const text of [...TEXTS, ...pieces, ...long]) {
      const told = eld.detect(text);
      const expected = told.language === "" ? null : { language: told.language, isSure: told.isReliable() };
      expect(detected(text), text).toEqual(expected);
    }
  });
});
