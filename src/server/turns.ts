/** Jobs one after the other, in the order they were handed in; one that fails stops none behind it. */
export interface Turns {
  run<Result>(job: () => Promise<Result>): Promise<Result>;
  /** Resolves when all that was handed in so far is done. */
  settled(): Promise<void>;
}

export function turnsOf(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(job) {
      const next = last.then(job);
      last = next.catch(() => {});
      return next;
    },
    async settled() {
      await last;
    },
  };
}

/** A job that is called once, a while after it was asked for, however often that is. */
export interface Alarm {
  /** Asks for the job in so many milliseconds, unless it is asked for already. */
  set(delay: number): void;
  /** Takes back what was asked for. */
  clear(): void;
}

export function alarmOf(job: () => void): Alarm {
  let timer: NodeJS.Timeout | null = null;
  return {
    set(delay) {
      timer ??= setTimeout(() => {
        timer = null;
        job();
      }, delay);
    },
    clear() {
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
