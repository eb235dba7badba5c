import { channel } from 'node:diagnostics_channel';
import { db, listen } from './index.ts';
import * as replicas from './replicas.ts';
import { recordVersion } from './schema.ts';

/** On it, a process learns the version of the record that readers are to see: `{ version: number }`. */
const versionChannel = channel('rulewatch:version');
/** On it, whoever may have changed the record has it looked which version stands: `{ done: () => void }`. */
const revalidations = channel('rulewatch:revalidate');

/** What the database announces goes missing where a connection is cut; so it is also asked. */
const askAgainMilliseconds = 1_000;

/** The version of what readers see, in the database or a copy of it; it never falls. */
export async function readVersion(database = db): Promise<number> {
	const [row] = await database.select({ version: recordVersion.version }).from(recordVersion);
	return row?.version ?? 0;
}

/** The latest that this process knows of; none while nobody watches. */
let knownVersion: number | undefined;

/** Caches a reading of the whole record: it is done once for each version of it that this process knows of. */
export function cachedByVersion<Value>(read: () => Promise<Value>): () => Promise<Value> {
	let last: { version: number; value: Promise<Value> } | undefined;
	return () => {
		if (knownVersion === undefined) return read();
		if (last?.version !== knownVersion) {
			const one = (last = { version: knownVersion, value: read() });
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
	const publish = (version: number) => {
		// An answer that was under way; nobody would ever tell that it has become old.
		if (stopped) return;
		// A read may come in after the announcement of what was raised since.
		const latest = (knownVersion = Math.max(knownVersion ?? 0, version));
		replicas.announce(latest);
		versionChannel.publish({ version: latest });
	};
	const ask = oneAtATime(() => readVersion().then(publish, () => {}));
	const revalidate = (asked: unknown) => void ask().then((asked as { done: () => void }).done);
	await listen('record_version', (version) => publish(Number(version)), ask);
	await ask();
	revalidations.subscribe(revalidate);
	const timer = setInterval(ask, askAgainMilliseconds).unref();
	return () => {
		clearInterval(timer);
		stopped = true;
		knownVersion = undefined;
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
