/** All that the commands of `bin/` take from the app. `bin/bundle.js` makes one file of it, which needs nothing of `src`. */
export { closeReader } from './capture/index.ts';
export { captureAll } from './copies/capture-all.ts';
export { captureReport, outcomeLine } from './copies/capture-report.ts';
export { close, connect, settings } from './db/index.ts';
export { migrate, refuseNewer } from './db/migrate.ts';
export { refreshAll } from './derived/index.ts';
export { backUp, linesIn, restore, socketIn } from './ops/backups/index.ts';
export { loadArchive } from './seed/archive/load.ts';
export { bundledFacts, loadFacts } from './seed/load.ts';
export { formatReport } from './seed/report.ts';
