import { expect, test } from '@playwright/test';
import { freePort } from '../bin/ports.js';
import { startServer } from '../bin/server.js';
import { loadedFolder } from './loaded.ts';
import { Visitor } from './http.ts';
import { faultsOf, heldIn, type Sent } from './ledger.ts';
import { linesOf } from './log.ts';
import { openTables } from './record.ts';
import { keepSaving } from './saving.ts';
import { invite, setUp } from './staff.ts';

// Promise 45 for writers; tests/start.spec.ts covers readers.

/** Stops the app while three editors save; returns the outcome of each form. */
async function end(signal: NodeJS.Signals) {
	const { folder, remove } = loadedFolder();
	const METRICS_PORT = String(await freePort());
	const server = await startServer({ RULEWATCH_FOLDER: folder, METRICS_PORT, LOG_LEVEL: 'debug' });
	const asma = await setUp(server, new Visitor(server.url));
	const names = ['Bilal', 'Dina', 'Ejaz'];
	const editors = await Promise.all(names.map((name) => invite(asma, 'editor', name)));
	const sent: Sent[] = [];
	const saving = Promise.allSettled(editors.map((by) => keepSaving(by, sent, () => false)));
	await expect
		.poll(() => sent.filter(({ acknowledged }) => acknowledged).length)
		.toBeGreaterThan(10);
	const { code, seconds } = await server.end(signal);
	const ends = (await saving).map((each) =>
		each.status === 'rejected' ? reasonOf(each.reason) : 'never'
	);
	const tables = await openTables({ folder });
	const faults = faultsOf(sent, await heldIn(tables));
	await tables.close();
	remove();
	const figures = await fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`).then(
		() => 'told',
		() => 'gone'
	);
	return { code, seconds, ends, faults, figures, sent, server };
}

/** A refused connection means that nothing was saved. */
const reasonOf = ({ code, message }: NodeJS.ErrnoException) => code ?? message;

test('promise 45: stopped while editors save, it answers what it took, loses nothing and ends in time', async () => {
	const { code, seconds, ends, faults, figures, sent, server } = await end('SIGTERM');
	expect(faults).toEqual([]);
	expect(ends).toEqual(Array(3).fill('ECONNREFUSED'));
	expect([code, figures]).toEqual([0, 'gone']);
	expect(seconds).toBeLessThan(10);
	const acknowledged = sent.filter(({ acknowledged }) => acknowledged).length;
	const logged = () =>
		linesOf(server).filter(({ route, status }) => route === '/desk/[name]/new' && status === 303);
	await expect.poll(() => logged().length, 'saves in the log').toBe(acknowledged);
});

test('killed at once, it would be seen to leave editors without an answer', async () => {
	const { ends } = await end('SIGKILL');
	expect(ends.join()).toMatch(/ECONNRESET|socket hang up|aborted/);
});
