import { escapedXml } from "../../text/xml.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const FORMAT = "application/vnd.openxmlformats";

/** The parts of the package and what they are. */
export const CONTENT_TYPES = `${HEAD}
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="${FORMAT}-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${FORMAT}-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${FORMAT}-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${FORMAT}-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/docProps/core.xml" ContentType="${FORMAT}-package.core-properties+xml"/></Types>`;

export const ROOT_RELATIONS = `${HEAD}
<Relationships xmlns="${RELATIONS}"><Relationship Id="R1" Type="${TYPES}/officeDocument" Target="word/document.xml"/><Relationship Id="R2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

/** The opening of the document, up to its body. */
export const WORDS = `${HEAD}
<w:document xmlns:w="${MAIN}" xmlns:r="${TYPES}">`;

/** A style of paragraphs: sizes in half points, distances in twentieths of a point. */
function style(id: string, name: string, paragraph: string, look: string): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${look}</w:rPr></w:style>`;
}

const size = (halfPoints: number) => `<w:sz w:val="${halfPoints}"/>`;
const spacing = (before: number, after: number) => `<w:spacing w:before="${before}" w:after="${after}"/>`;

export const STYLES = `${HEAD}
<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>${size(21)}<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>${spacing(0, 80)}</w:pPr></w:style>
${style("Title", "Title", spacing(0, 160), `<w:b/>${size(36)}`)}
${style("Heading1", "heading 1", `<w:keepNext/>${spacing(280, 100)}<w:outlineLvl w:val="0"/>`, `<w:b/>${size(27)}`)}
${style("Heading2", "heading 2", `<w:keepNext/>${spacing(180, 60)}<w:outlineLvl w:val="1"/>`, `<w:b/>${size(23)}`)}
${style("Front", "Front", spacing(0, 20), "")}
${style("ListParagraph", "List Paragraph", spacing(0, 40), "")}
${style("Small", "Small", spacing(20, 20), size(17))}
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0B5394"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>`).join("")}</w:tblBorders></w:tblPr></w:style>
</w:styles>`;

/** One kind of list: two levels, indented by a centimetre each. */
function abstractList(id: number, kind: "bullet" | "decimal"): string {
  const level = (number: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${number}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${567 * (number + 1)}" w:hanging="340"/></w:pPr></w:lvl>`;
  const first = kind === "bullet" ? level(0, "bullet", "•") : level(0, "decimal", "%1.");
  return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${first}${level(1, "bullet", "–")}</w:abstractNum>`;
}

/** The lists: 1 has bullets, those behind it are numbered, each from one. */
export function numberingXml(orderedLists: number): string {
  const ordered = Array.from(
    { length: orderedLists },
    (_, index) =>
      `<w:num w:numId="${index + 2}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
  );
  return `${HEAD}
<w:numbering xmlns:w="${MAIN}">${abstractList(0, "bullet")}${abstractList(1, "decimal")}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${ordered.join("")}</w:numbering>`;
}

/** What the document refers to: styles, lists, and addresses under `L1`, `L2`, … */
export function relationsXml(links: readonly string[]): string {
  const outside = links.map(
    (url, index) =>
      `<Relationship Id="L${index + 1}" Type="${TYPES}/hyperlink" Target="${escapedXml(encodedUrl(url))}" TargetMode="External"/>`,
  );
  return `${HEAD}
<Relationships xmlns="${RELATIONS}"><Relationship Id="R1" Type="${TYPES}/styles" Target="styles.xml"/><Relationship Id="R2" Type="${TYPES}/numbering" Target="numbering.xml"/>${outside.join("")}</Relationships>`;
}

/** An address Word opens: a target that is no valid one makes it refuse the whole file. */
function encodedUrl(url: string): string {
  return URL.canParse(url) ? new URL(url).href : "about:blank";
}
