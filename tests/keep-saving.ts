import { filled, send } from './entry.ts';
import type { Visitor } from './http.ts';
import type { Sent } from './ledger.ts';

/**
 * Saves statements one after another, and notes in `sent` what was acknowledged, until it is over.
 * @throws what a request fails with
 */
export async function keepSaving(by: Visitor, sent: Sent[], isOver: () => boolean): Promise<void> {
	while (!isOver()) {
		const line: Sent = { mark: `${by.url} ${sent.length}`, as: 'version' };
		sent.push(line);
		const { id, status, html } = await send(
			by,
			'statement',
			'publish',
			filled('statement', line.mark)
		);
		// A machine that is too busy says 503 within its deadline; whether it was saved is not said.
		if (!id && status !== 503) throw new Error(`${line.mark} was answered ${status}: ${html}`);
		line.told = id;
	}
}
