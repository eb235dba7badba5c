import type { Name } from '../../../domain/nouns.ts';
import { fromPrimary } from '../../db/replicas.ts';
import {
	changedItems,
	type Entry,
	isKnownPoint,
	newestPoint,
	type Point,
	pointBefore
} from '../exports/since/index.ts';
import { withETag } from './answer.ts';
import { addressWith, fieldNamesOf, linkHeader, pickFields } from './page.ts';
import { readLimit, readList, readParameters } from './parameters.ts';
import { ApiProblem, wrongParameter } from './problem.ts';
import {
	changesCursor,
	readChangesCursor,
	readChangesToken,
	changesToken,
	unreadableSince
} from './tokens.ts';

const parameters = ['updated_since', 'cursor', 'limit', 'fields'];

/**
 * Changes are sent from this long before a given time. It outlasts any transaction, whose changes are dated before
 * they are visible.
 */
export const sinceMargin = { words: 'an hour', milliseconds: 3_600_000 };

/**
 * Answers the changes of a list since a program's last request.
 * @param allowed parameters of the list without `updated_since`
 */
export function answerChanges(
	{ request, url }: { request: Request; url: URL },
	name: Name,
	allowed: string[]
): Promise<Response> {
	const texts = readParameters(url.searchParams, [...parameters, ...allowed]);
	const further = [...texts.keys()].find((each) => !parameters.includes(each));
	if (further)
		throw wrongParameter(
			further,
			`“${further}” does not go with “updated_since”: a copy takes the whole list, or nobody could tell it what has left.`,
			parameters
		);
	const fields = readList(texts, 'fields', fieldNamesOf(name));
	const limit = readLimit(texts);
	// A lagging replica does not know the newest points and would refuse them as lost.
	return fromPrimary(async () => {
		const { from, upTo } = await readRange(name, texts);
		const { rows, gone, last } = await changedItems(name, from, upTo, limit);
		const following = last && addressWith(url, changesCursor(name, { from: last, upTo }));
		const body = {
			data: pickFields(fields, rows),
			gone,
			next: following ?? null,
			next_since: changesToken(name, upTo)
		};
		return withETag(request, body, linkHeader(following));
	});
}

async function readRange(
	name: Name,
	texts: Map<string, string>
): Promise<{ from: Entry; upTo: Point }> {
	const text = texts.get('updated_since') ?? '';
	const since = await readPoint(name, text);
	const cursor = texts.get('cursor');
	if (cursor === undefined)
		return { from: { point: since.number + 1, id: '' }, upTo: await newestPoint() };
	const stretch = readChangesCursor(name, cursor);
	if (!(await isKnownPoint(stretch.upTo))) throw lostPoint();
	return stretch;
}

async function readPoint(name: Name, text: string): Promise<Point> {
	const time = parseTime(text);
	if (time) return pointBefore(new Date(time.getTime() - sinceMargin.milliseconds));
	const point = readChangesToken(name, text);
	if (!(await isKnownPoint(point))) throw lostPoint();
	return point;
}

/** @throws Problem for an invalid or a future time */
function parseTime(text: string): Date | undefined {
	if (!/^\d{4}-/.test(text)) return undefined;
	// An unencoded plus arrives as a space.
	const found = /^(\d{4})-(\d\d)-(\d\d)(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+ -]\d\d:\d\d))?$/i.exec(
		text
	);
	const time = new Date(text.replace(' ', '+').toUpperCase());
	const [, year, month, day] = (found ?? []).map(Number) as [number, number, number, number];
	const isDay = found && new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
	if (!isDay || Number.isNaN(time.getTime())) throw unreadableSince();
	if (time.getTime() <= Date.now()) return time;
	throw wrongParameter(
		'updated_since',
		`“updated_since” lies in the future: here it is ${new Date().toISOString()}. Send “next_since” of the answer before, which needs no clock.`
	);
}

const lostPoint = () =>
	new ApiProblem(
		410,
		'The record was set back to a backup since “updated_since” was given out, and nobody can tell what your copy has too much. Take the list anew from updated_since=1970-01-01.',
		{ parameter: 'updated_since' }
	);
