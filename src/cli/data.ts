import { openSqlite, type SqliteOptions, type Store, StoreError } from "../store/index.ts";
import { EXIT, UserError } from "./errors.ts";

export const DATA = "--data <dir>";
export const DATA_HELP = "folder that the service keeps everything in";
export const DATA_DEFAULT = "./sitroom-data";

/** The store in a folder; one that cannot be opened is told in one line. */
export async function openData(folder: string, options: SqliteOptions = {}): Promise<Store> {
  try {
    return await openSqlite(folder, options);
  } catch (error) {
    if (error instanceof StoreError) throw new UserError(`${folder}: ${error.message}`, EXIT.usage, error);
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UserError(`cannot open ${folder}: ${code ?? message}`);
  }
}

/** Runs work on the store of a folder and closes it, whatever happens. */
export async function withData<Result>(
  folder: string,
  work: (store: Store) => Promise<Result>,
  options: SqliteOptions = {},
): Promise<Result> {
  const store = await openData(folder, options);
  try {
    return await work(store);
  } catch (error) {
    throw error instanceof StoreError ? new UserError(error.message) : error;
  } finally {
    await store.close();
  }
}
