import { channel } from 'node:diagnostics_channel';
import { db, listen } from './index.ts';
import * as replicas from './replicas.ts';
import { recordVersion } from './schema.ts';

/** On it, a process learns the version of the record that readers are to see: `{ version: number }`. */
const heard = channel('rulewatch:version');
/** On it, whoever may have changed the record has it looked which version stands: `{ done: () => void }`. */
const revalidations = channel('rulewatch:revalidate');

/** What the database announces goes missing where a line is cut; so it is also asked. */
const askAgainMilliseconds = 1_000;

/** The version of what readers see, in the database or a copy of it; it never falls. */
export async function readVersion(database = db): Promise<number> {
	const [row] = await database.select({ version: recordVersion.version }).from(recordVersion);
	return row?.version ?? 0;
}

/** The latest that this process knows of; none while nobody watches. */
let known: number | undefined;

/** Makes a reading of the whole record that is done once for each version of it that this process knows of. */
export function onceAVersion<Value>(read: () => Promise<Value>): () => Promise<Value> {
	let last: { version: number; value: Promise<Value> } | undefined;
	return () => {
		if (known === undefined) return read();
		if (last?.version !== known) {
			const one = (last = { version: known, value: read() });
			one.value.catch(() => {
				if (last === one) last = undefined;
			});
		}
		return last.value;
	};
}

/**
 * Publishes the version of the record on `rulewatch:version` whenever it is raised, by whichever process, and answers
 * `rulewatch:revalidate`. While the database is away nothing is published, and nothing changes.
 * @returns the function that stops it
 */
export async function watchVersion(): Promise<() => void> {
	let stopped = false;
	const tell = (version: number) => {
		// An answer that was under way; nobody would ever tell that it has become old.
		if (stopped) return;
		// A read may come in after the announcement of what was raised since.
		const latest = (known = Math.max(known ?? 0, version));
		replicas.announce(latest);
		heard.publish({ version: latest });
	};
	const ask = oneAtATime(() => readVersion().then(tell, () => {}));
	const revalidate = (asked: unknown) => void ask().then((asked as { done: () => void }).done);
	await listen('record_version', (version) => tell(Number(version)), ask);
	await ask();
	revalidations.subscribe(revalidate);
	const timer = setInterval(ask, askAgainMilliseconds).unref();
	return () => {
		clearInterval(timer);
		stopped = true;
		known = undefined;
		revalidations.unsubscribe(revalidate);
	};
}

/** Each call is answered by a run that began after it, which it shares with all that came meanwhile. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
	let running = Promise.resolve();
	let next: Promise<void> | undefined;
	return () =>
		(next ??= running.then(() => {
			next = undefined;
			return (running = work());
		}));
}
