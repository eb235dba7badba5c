import type { Name } from '../../../domain/nouns.ts';
import { fromPrimary } from '../../db/replicas.ts';
import {
	changed,
	type Entry,
	isKnown,
	newestPoint,
	type Point,
	pointBefore
} from '../exports/since/index.ts';
import { withETag } from './answer.ts';
import { addressWith, fieldsOf, linkTo, only } from './page.ts';
import { limitIn, listIn, textsIn } from './parameters.ts';
import { Problem } from './problem.ts';
import { cursorOf, readCursor, readToken, tokenOf, unreadable } from './tokens.ts';

const parameters = ['updated_since', 'cursor', 'limit', 'fields'];

/**
 * Changes are sent from this long before a given time. It outlasts any transaction, whose changes are dated before
 * they are visible.
 */
export const margin = { words: 'an hour', milliseconds: 3_600_000 };

/**
 * Answers the changes of a list since a program's last request.
 * @param allowed parameters of the list without `updated_since`
 */
export function changes(
	{ request, url }: { request: Request; url: URL },
	name: Name,
	allowed: string[]
): Promise<Response> {
	const texts = textsIn(url.searchParams, [...parameters, ...allowed]);
	const further = [...texts.keys()].find((each) => !parameters.includes(each));
	if (further)
		throw new Problem(
			400,
			`“${further}” does not go with “updated_since”: a copy takes the whole list, or nobody could tell it what has left.`,
			{ parameter: further, allowed: parameters }
		);
	const fields = listIn(texts, 'fields', fieldsOf(name));
	const limit = limitIn(texts);
	// A lagging replica does not know the newest points and would refuse them as lost.
	return fromPrimary(async () => {
		const { from, upTo } = await stretchIn(name, texts);
		const { rows, gone, last } = await changed(name, from, upTo, limit);
		const following = last && addressWith(url, cursorOf(name, { from: last, upTo }));
		const body = {
			data: only(fields, rows),
			gone,
			next: following ?? null,
			next_since: tokenOf(name, upTo)
		};
		return withETag(request, body, linkTo(following));
	});
}

async function stretchIn(
	name: Name,
	texts: Map<string, string>
): Promise<{ from: Entry; upTo: Point }> {
	const text = texts.get('updated_since') ?? '';
	const since = await placeIn(name, text);
	const cursor = texts.get('cursor');
	if (cursor === undefined)
		return { from: { point: since.number + 1, id: '' }, upTo: await newestPoint() };
	const stretch = readCursor(name, cursor);
	if (!(await isKnown(stretch.upTo))) throw lost();
	return stretch;
}

async function placeIn(name: Name, text: string): Promise<Point> {
	const time = timeIn(text);
	if (time) return pointBefore(new Date(time.getTime() - margin.milliseconds));
	const point = readToken(name, text);
	if (!(await isKnown(point))) throw lost();
	return point;
}

/** @throws Problem for an invalid or a future time */
function timeIn(text: string): Date | undefined {
	if (!/^\d{4}-/.test(text)) return undefined;
	// An unencoded plus arrives as a space.
	const found = /^(\d{4})-(\d\d)-(\d\d)(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+ -]\d\d:\d\d))?$/i.exec(
		text
	);
	const time = new Date(text.replace(' ', '+').toUpperCase());
	const [, year, month, day] = (found ?? []).map(Number) as [number, number, number, number];
	const isDay = found && new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
	if (!isDay || Number.isNaN(time.getTime())) throw unreadable();
	if (time.getTime() <= Date.now()) return time;
	throw new Problem(
		400,
		`“updated_since” lies in the future: here it is ${new Date().toISOString()}. Send “next_since” of the answer before, which needs no clock.`,
		{ parameter: 'updated_since' }
	);
}

const lost = () =>
	new Problem(
		410,
		'The record was set back to a backup since “updated_since” was given out, and nobody can tell what your copy has too much. Take the list anew from updated_since=1970-01-01.',
		{ parameter: 'updated_since' }
	);
