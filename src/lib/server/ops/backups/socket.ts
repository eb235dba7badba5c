import { join } from 'node:path';

/** Where the process that holds an embedded database gives its backup: a socket that only its own user may open. */
export const socketIn = (folder: string) => join(folder, 'backup.sock');
