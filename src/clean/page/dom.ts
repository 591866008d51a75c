import { parseHTML } from "linkedom";

/** The part of the DOM that cleaning uses; linkedom's own types need the browser's library. */
export interface PageNode {
  nodeType: number;
  textContent: string | null;
  childNodes: ArrayLike<PageNode>;
  parentNode: PageElement | null;
}

export interface PageElement extends PageNode {
  tagName: string;
  className: string;
  id: string;
  children: ArrayLike<PageElement>;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): ArrayLike<PageElement>;
  remove(): void;
  insertBefore(node: PageElement, before: PageElement): unknown;
}

export interface Page extends PageElement {
  documentElement: PageElement | null;
  body: PageElement | null;
}

export const ELEMENT = 1;
export const TEXT = 3;

/** A page from its source. Scripts never run; a fragment without `<html>` is put into one. */
export function parsePage(source: string): Page {
  const whole = /<html[\s>]/i.test(source.slice(0, 20_000)) ? source : `<html><body>${source}</body></html>`;
  return parseHTML(whole).document as unknown as Page;
}

/** Elements that match, as an array. */
export function all(root: PageElement, selector: string): PageElement[] {
  return Array.from(root.querySelectorAll(selector));
}

/** Text with runs of white space as one blank. */
export function textOf(node: PageNode | null | undefined): string {
  return (node?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** `class` and `id` in lower case; SVG elements have no string there. */
export function labels(element: PageElement): string {
  return `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`.toLowerCase();
}
