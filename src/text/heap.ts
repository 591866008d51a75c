/** A priority queue: `pop` gives the element that `before` puts first. */
export interface Heap<Element> {
  readonly size: number;
  push(element: Element): void;
  pop(): Element | undefined;
}

/** Binary heap over a strict order; elements that neither comes before come out in no fixed order. */
export function heapOf<Element>(before: (left: Element, right: Element) => boolean): Heap<Element> {
  const elements: Element[] = [];
  return {
    get size() {
      return elements.length;
    },
    push(element) {
      elements.push(element);
      rise(elements, elements.length - 1, before);
    },
    pop() {
      const first = elements[0];
      const last = elements.pop();
      if (elements.length > 0) {
        elements[0] = last!;
        sink(elements, before);
      }
      return first;
    },
  };
}

function rise<Element>(elements: Element[], from: number, before: (l: Element, r: Element) => boolean): void {
  let index = from;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (!before(elements[index]!, elements[parent]!)) return;
    swap(elements, index, parent);
    index = parent;
  }
}

function sink<Element>(elements: Element[], before: (l: Element, r: Element) => boolean): void {
  let index = 0;
  for (;;) {
    let first = index;
    for (const child of [2 * index + 1, 2 * index + 2]) {
      if (child < elements.length && before(elements[child]!, elements[first]!)) first = child;
    }
    if (first === index) return;
    swap(elements, index, first);
    index = first;
  }
}

function swap<Element>(elements: Element[], left: number, right: number): void {
  const held = elements[left]!;
  elements[left] = elements[right]!;
  elements[right] = held;
}
