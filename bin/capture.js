import { appModules } from './commands.js';
import { readArguments } from './options.js';
import { main } from './steps.js';

readArguments(
	'npm run capture: fetches the pages of all published articles of which no copy is kept, politely, keeps them as proof, ' +
		'and tells which quotations stand in them; PostgreSQL while Rulewatch runs, the embedded database while it does not. ' +
		'Stopped with Ctrl+C, it goes on at the next run.'
);

const { stdout } = process;
const letters = 24;

/** @param {string} line @param {number} done @param {number} total */
function tell(line, done, total) {
	if (!stdout.isTTY) return console.log(`${done}/${total} ${line}`);
	const filled = Math.round((letters * done) / total);
	const bar = '█'.repeat(filled) + '░'.repeat(letters - filled);
	const text = `${bar} ${done} of ${total}  ${line}`;
	stdout.write(`\r\x1b[2K${text.slice(0, (stdout.columns ?? 80) - 1)}`);
	if (done === total) stdout.write('\n');
}

await main(async () => {
	const {
		captureAll,
		captureReport,
		close,
		closeReader,
		connect,
		migrate,
		outcomeLine,
		databaseSettings
	} = await appModules();
	const stopping = new AbortController();
	process.once('SIGINT', () => stopping.abort()).once('SIGTERM', () => stopping.abort());
	try {
		const connection = await connect(databaseSettings());
		console.log(`Opened the ${connection.location}`);
		if (!process.env.ORIGIN)
			console.log('Set ORIGIN, so that the sites can see who asks for their pages.');
		await connection.exclusively(migrate);
		const captured = await captureAll({
			onOutcome: (outcome, done, total) => tell(outcomeLine(outcome), done, total),
			stop: stopping.signal
		});
		if (stdout.isTTY) console.log();
		console.log(captureReport(captured));
	} finally {
		await closeReader();
		await close();
	}
});
