import { shown } from "./addresses.ts";
import { pageOf } from "./document.ts";
import { validatorsOf } from "./feed.ts";
import { FetchError } from "./fetch.ts";
import { type Look, type Outcome, offer, withdraw } from "./look.ts";
import { articleAt } from "./memory.ts";
import { freshnessOf } from "./schedule.ts";

/** Looks at one page: each change of its text is a later version; not found twice, it was taken down. */
export async function lookAtPage(look: Look): Promise<Outcome> {
  const { source, client, settings, memory } = look;
  const article = articleAt(memory, "page");
  try {
    const answer = await client.get(source.url, { held: source.health, robots: settings.robots });
    memory.asked = freshnessOf(answer.headers);
    article.missing = 0;
    if (answer.status === 200) {
      const page = pageOf(answer);
      await offer(look, article, page.capture, page);
    }
    return { ...validatorsOf(look, answer), more: false };
  } catch (error) {
    if (error instanceof FetchError && (error.status === 404 || error.status === 410)) {
      article.missing++;
      if (article.missing >= 2)
        await withdraw(
          look,
          article,
          shown(source.url),
          `${error.message}, ${article.missing} times in a row`,
        );
    }
    throw error;
  }
}
