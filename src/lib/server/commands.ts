/** `bin/bundle.js` makes one file of this for the commands of `bin/`, so that they run without `src`. */
export { closeReader } from './capture/index.ts';
export { captureAll } from './copies/capture-all.ts';
export { captureReport, outcomeLine } from './copies/capture-report.ts';
export { close, connect, databaseSettings } from './db/index.ts';
export { migrate, refuseNewer } from './db/migrate.ts';
export { refreshAll } from './derived/index.ts';
export { closeConnections, failureOf, sendLetter } from './jobs/smtp.ts';
export { fetchNewest, tryAway } from './ops/backups/away.ts';
export {
	backUp,
	linesIn,
	readErasures,
	refuseFilled,
	restore,
	socketIn
} from './ops/backups/index.ts';
export { loadArchive } from './seed/archive/load.ts';
export { bundledFacts, loadFacts } from './seed/load.ts';
export { formatReport } from './seed/report.ts';
