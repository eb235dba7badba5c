import { setTimeout as after } from 'node:timers/promises';
import { type Answer, type Fields, filled, onRecord, send, type Sender } from './entry.ts';
import type { Visitor } from './http.ts';
import type { Sent } from './ledger.ts';

interface How {
	clients: number;
	/** Checked between two forms; stops the saving. */
	isEnough: () => boolean;
	/** Runs the work; undefined means that no answer came. */
	ask?: (work: () => Promise<Answer>) => Promise<Answer | undefined>;
}

const pauseMilliseconds = 50;

/**
 * An editor and a contributor save several forms at a time, whatever happens to the app: each form is repeated with the
 * same key until it is answered.
 */
export function startSaving(
	[editor, contributor]: [Sender, Sender],
	{ clients, isEnough, ask = (work) => work() }: How
) {
	const sent: Sent[] = [];
	const tally = { acknowledged: 0, again: 0 };

	const insist = async (by: Sender, wish: 'publish' | 'send', form: Fields, id?: string) => {
		const line: Sent = { mark: form.summary!, as: wish === 'send' ? 'proposal' : 'version' };
		sent.push(line);
		for (;;) {
			const answer = await ask(() => send(by, 'statement', wish, form, id));
			if (answer?.id) {
				tally.acknowledged++;
				line.at = performance.now();
				return (line.acknowledged = answer.id);
			}
			if (answer) refuseRefusal(line, answer);
			tally.again++;
			if (answer) await after(pauseMilliseconds);
		}
	};

	const client = async (name: number) => {
		for (let turn = 0; !isEnough(); turn++) {
			const mark = (what: string) => `Client ${name}, turn ${turn}: ${what}`;
			if (turn % 2) await insist(contributor, 'send', filled('statement', mark('proposed')));
			else {
				const form = filled('statement', mark('added'));
				const id = await insist(editor, 'publish', form);
				await insist(editor, 'publish', changed(form, mark('changed')), id);
			}
		}
	};

	// Starts after the function returned, since `isEnough` may use its result.
	const start = async (name: number) => {
		await Promise.resolve();
		await client(name);
	};
	const done = Promise.all(Array.from({ length: clients }, (_, name) => start(name)));
	// The error belongs to the caller that awaits `done`, however late.
	done.catch(() => {});
	return Object.assign(tally, { sent, done });
}

/**
 * Saves statements one after another, each once, and notes acknowledgements in `sent`.
 * @throws if a request fails
 */
export async function keepSaving(by: Visitor, sent: Sent[], isOver: () => boolean): Promise<void> {
	while (!isOver()) {
		const line: Sent = { mark: `${by.url} ${sent.length}`, as: 'version' };
		sent.push(line);
		const answer = await send(by, 'statement', 'publish', filled('statement', line.mark));
		if (!answer.id) refuseRefusal(line, answer);
		line.acknowledged = answer.id;
	}
}

/** @throws unless the refusal was a 503, after which the item may or may not be saved */
function refuseRefusal({ mark }: Sent, { status, html }: Answer) {
	if (status !== 503) throw new Error(`${mark} was answered ${status}: ${html}`);
}

function changed(form: Fields, mark: string): Fields {
	return {
		...form,
		key: `${form.key}-2`,
		version: '1',
		reason: mark,
		summary: mark,
		correction: 'update',
		'quotations.0.exact': `They object: ${mark}`,
		'quotations.1.exact': `They insist: ${mark}`,
		'quotations.1.article': onRecord.article
	};
}
