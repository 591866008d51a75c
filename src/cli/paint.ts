import type { Paint } from "../products/forms/terminal.ts";
import type { World } from "./world.ts";

/** Colours where the terminal has them, plain text elsewhere. */
export async function paintFor({ colours }: World): Promise<Paint> {
  const { createColors } = (await import("picocolors")).default;
  const { bold, dim, italic, cyan, yellow } = createColors(colours);
  return {
    title: (text) => bold(cyan(text)),
    strong: bold,
    quiet: (text) => dim(italic(text)),
    quote: (text) => text,
    cite: dim,
    label: yellow,
  };
}
