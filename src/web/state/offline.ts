/** Name of what the offline worker keeps of the service's answers; the same as in `offline/worker.ts`. */
const ANSWERS = "sitroom-answers";

/**
 * Has the browser keep the page and the last answers, where it can: a worker needs HTTPS or this computer's own address.
 * `onFirst` is called when the worker takes over a page that was loaded without it, and so was not kept.
 */
export function keepOffline(onFirst: () => void): void {
  if (!("serviceWorker" in navigator) || import.meta.env.MODE !== "production") return;
  const { serviceWorker } = navigator;
  if (serviceWorker.controller === null)
    serviceWorker.addEventListener("controllerchange", onFirst, { once: true });
  serviceWorker.register("/sw.js").catch(() => {
    // Without it the page works as long as the service answers.
  });
}

/** Drops the kept answers: they are for who was logged in. */
export async function forget(): Promise<void> {
  if ("caches" in window) await caches.delete(ANSWERS).catch(() => false);
}
