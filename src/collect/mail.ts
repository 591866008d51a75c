import PostalMime, { type Email } from "postal-mime";
import type { Capture } from "../model/index.ts";
import { bareCapture } from "./records.ts";

/** A mail as a capture: subject = headline, sender's name = publisher, Date = published; or why it is none. */
export async function readMail(bytes: Uint8Array, path: string): Promise<Capture | string> {
  let mail: Email;
  try {
    mail = await PostalMime.parse(bytes);
  } catch (error) {
    return `not a mail: ${(error as Error).message.split("\n")[0]}`;
  }
  if (mail.headers.length === 0) return "not a mail: it has no header lines";
  const kind = mail.text?.trim() ? "text" : "html";
  const content = mail[kind];
  if (!content?.trim()) return "the mail has no text";
  return {
    ...bareCapture(kind, content, path),
    headline: mail.subject?.trim() || null,
    publisher: mail.from?.name?.trim() || domainOf(mail.from?.address),
    published: dateHeader(mail) ?? mail.date ?? null,
  };
}

/** The header's own words, which keep the sender's time zone. */
function dateHeader(mail: Email): string | null {
  return mail.headers.find(({ key }) => key === "date")?.value.trim() || null;
}

function domainOf(address: string | undefined): string | null {
  return address?.split("@")[1]?.toLowerCase() ?? null;
}
