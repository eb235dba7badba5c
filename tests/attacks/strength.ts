/** Whether the attacks run in full, as `npm run test:slow` has them, and not in the short form that `npm run promises` waits for. */
export const inFull = Boolean(process.env.SLOW);
