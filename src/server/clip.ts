/**
 * The page behind the bookmarklet. A page of another site cannot post here (its origin is refused), so the bookmarklet opens
 * this page of ours with what was chosen behind `#`, which no server and no log gets; a person then takes it in.
 */
export const CLIP_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Take into Situation Room</title>
<link rel="stylesheet" href="/clip.css">
<script type="module" src="/clip.js"></script>
</head>
<body>
<main>
<h1>Take into Situation Room</h1>
<form id="clip" hidden>
<label>Headline <input id="headline" maxlength="500"></label>
<label>Address <input id="url" readonly></label>
<label>Text <textarea id="text" rows="14" required></textarea></label>
<button>Take in</button>
</form>
<section id="help" hidden>
<p>Drag this link to the bookmarks of your browser: <a id="mark" href="/clip">To Situation Room</a></p>
<p>On a page with a report, choose its text and call the bookmark. Without a choice, all the text of the page is taken.</p>
</section>
<p id="told" role="status"></p>
</main>
</body>
</html>
`;

export const CLIP_STYLE = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
label { display: block; margin-bottom: 1rem; }
input, textarea { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: 0.3rem; }
button { font: inherit; padding: 0.4rem 1rem; }
`;

/** Letters of one clipping; addresses of a megabyte and more are cut off by browsers. */
const MOST_LETTERS = 100_000;

/** What runs on the page that is clipped. The address of the room is filled in on our page, which knows it. */
const BOOKMARKLET = `(()=>{const t=String(getSelection())||document.body.innerText;const p=new URLSearchParams({url:location.href,headline:document.title,text:t.slice(0,${MOST_LETTERS})});open(ROOM+"/clip#"+p,"_blank","noopener")})()`;

export const CLIP_SCRIPT = `const given = new URLSearchParams(location.hash.slice(1));
const by = (id) => document.getElementById(id);
history.replaceState(null, "", location.pathname);
if (given.has("text")) {
  for (const name of ["headline", "url", "text"]) by(name).value = given.get(name) ?? "";
  by("clip").hidden = false;
} else {
  by("mark").href = "javascript:" + encodeURIComponent(${JSON.stringify(BOOKMARKLET)}.replace("ROOM", JSON.stringify(location.origin)));
  by("help").hidden = false;
}
by("clip").addEventListener("submit", async (event) => {
  event.preventDefault();
  const record = { text: by("text").value, headline: by("headline").value, retrieved: new Date().toISOString() };
  if (/^https?:/.test(by("url").value)) record.url = by("url").value;
  const headers = { "x-sitroom": "1", "content-type": "application/json" };
  const answer = await fetch("/api/v1/reports?name=bookmarklet", { method: "POST", headers, body: JSON.stringify(record) }).catch(() => null);
  const told = answer ? await answer.json().catch(() => ({})) : {};
  by("told").textContent = !answer
    ? "The service does not answer."
    : answer.status === 401
      ? "Log in on the page of the room first, then send this again."
      : !answer.ok
        ? told.error?.message ?? "It was not taken."
        : told.accepted > 0 ? "Taken in." : told.known > 0 ? "It was here already." : (told.diagnostics?.[0]?.reason ?? "It was not taken.");
});
`;
