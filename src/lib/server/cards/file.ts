import { isHttpError } from '@sveltejs/kit';
import type { Card } from '../../domain/cards/card.ts';
import { formatDate } from '../../domain/dates/format.ts';
import { cacheDrawing } from '../charts/drawings/cache.ts';
import { publicFile } from '../outlets/public-file.ts';
import { origin } from '../settings.ts';
import * as trends from '../trends/index.ts';

interface Asked {
	url: URL;
	request: Request;
}

/**
 * Answers with the card of a page. Refusals are plain text, because whoever asks for a picture has no page to show
 * them on.
 */
export function cardAt<Event extends Asked>(
	make: (event: Event) => Promise<Card>
): (event: Event) => Promise<Response> {
	return withTextErrors(async (event) => {
		const card = await make(event);
		const asOf = card.foot === undefined ? await trends.asOf() : undefined;
		const foot = card.foot ?? (asOf ? `As of ${formatDate(asOf)}` : 'Nothing is published yet');
		const whole = { ...card, foot };
		const name = `rulewatch${event.url.pathname.replace('/card.png', '').replaceAll('/', '-')}`;
		return publicFile(event.request, { name, ending: 'png', isShown: true, of: whole }, (tag) =>
			// Loaded on first use, so that a machine without the canvas library serves everything else.
			cacheDrawing(tag, async () =>
				(await import('./paint.ts')).cardPng(whole, new URL(origin()).host)
			)
		);
	});
}

/** Answers HTTP errors as plain text. Redirects stay as they are. */
export function withTextErrors<Event>(
	answer: (event: Event) => Promise<Response>
): (event: Event) => Promise<Response> {
	return async (event) => {
		try {
			return await answer(event);
		} catch (refusal) {
			if (!isHttpError(refusal)) throw refusal;
			const { status, body } = refusal;
			const words =
				status === 410 ? `It was withdrawn from the record. ${body.message}` : body.message;
			return new Response(`${words}\n`, {
				status,
				headers: { 'content-type': 'text/plain; charset=utf-8' }
			});
		}
	};
}
