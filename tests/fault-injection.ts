import { setTimeout as after } from 'node:timers/promises';
import { ask } from './http.ts';

// Checks what readers get while the database is away, and how soon the app recovers.

export interface Answered {
	began: number;
	ended: number;
	status: number;
	html: string;
}

const readers = 4;
const pauseMilliseconds = 100;
const longestAnswer = 8_000;
export const longestRecovery = 5_000;

/** Reads pages continuously, none twice, so that each needs the database. */
export function startReading(url: string) {
	const answers: Answered[] = [];
	let stopped = false;
	const read = async (reader: number) => {
		for (let turn = 0; !stopped; turn++) {
			const began = performance.now();
			const response = await ask(url, `/search?q=reader+${reader}+turn+${turn}`, {
				headers: { accept: 'text/html' }
			});
			const html = await response.text();
			answers.push({ began, ended: performance.now(), status: response.status, html });
			await after(pauseMilliseconds);
		}
	};
	const done = Promise.all(Array.from({ length: readers }, (_, reader) => read(reader)));
	// The caller of `stop` receives the error.
	done.catch(() => {});
	return {
		answers,
		async stop() {
			stopped = true;
			await done;
		}
	};
}

export type Recovery = number;

/** Faulty responses: late, without our own error page, or failing after the recovery. */
export function faultsIn(answers: Answered[], over: Recovery[]): string[] {
	const found = answers.flatMap(({ began, ended, status, html }) => {
		const took = `${status} after ${Math.round(ended - began)} ms`;
		return [
			...(ended - began > longestAnswer ? [`late: ${took}`] : []),
			...(![200, 503].includes(status) ? [`no answer of ours: ${took}`] : []),
			...(status === 503 && !isOurs(html) ? [`not in our own look: ${html.slice(0, 200)}`] : [])
		];
	});
	for (const [turn, wait] of recoveries(answers, over).entries())
		if (wait > longestRecovery) found.push(`away ${Math.round(wait)} ms after trouble ${turn + 1}`);
	return found;
}

/** Milliseconds from the end of each fault to the last failed response. */
export function recoveries(answers: Answered[], over: Recovery[]): number[] {
	return over.map((moment, turn) => {
		const next = over[turn + 1] ?? Infinity;
		const since = answers.filter(({ began }) => began >= moment && began < next);
		const away = since.filter(({ status, began }) => status !== 200 && began < moment + calm);
		return Math.max(0, ...away.map(({ ended }) => ended - moment));
	});
}

/** Milliseconds between two faults, at least. */
export const calm = 7_000;

/** Our error page, or the static one for when there was no time to render. */
const isOurs = (html: string) =>
	/<h1[^>]*>(?:The record cannot be read right now|This page cannot be shown)<.h1>/.test(html) &&
	/rel="stylesheet"|href="[^"]+\.css"/.test(html) &&
	html.includes('The database does not answer') &&
	!/ECONN|select |postgres|node_modules/i.test(html);

export const longestWait = (answers: Answered[]): number =>
	Math.max(...answers.map(({ began, ended }) => ended - began));
