import type http from 'node:http';
import { eq, isNull, min } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, vi } from 'vitest';
import type { User } from '../../../../src/lib/domain/staff.ts';
import * as cast from '../../nouns/test-cast.ts';
import { closeReader } from '../../../../src/lib/server/capture/index.ts';
import { db } from '../../../../src/lib/server/db/index.ts';
import * as t from '../../../../src/lib/server/db/schema.ts';
import { openInternet, outerAddress } from '../jobs/test-internet.ts';
import { user } from '../write/proposals/test-drafts.ts';
import * as watches from '../../../../src/lib/server/watch/index.ts';

// A ministry's server, and a clock that jumps from one check to the next.

export const began = new Date('2026-11-01T06:00:00Z');
export const pageAt = 'http://moitt.example/rules';
export const notice =
	'The Ministry of IT invites comments on the draft Harm Rules until further notice.';
export const hearing = 'A public hearing of the committee was added to the calendar.';
export const pageOf = (...paragraphs: string[]) =>
	`<!doctype html><html lang="en"><head><title>Rules</title></head><body><nav>Home</nav>${paragraphs
		.map((text) => `<p>${text}</p>`)
		.join('')}</body></html>`;

type Answer = (path: string, request: http.IncomingMessage, response: http.ServerResponse) => void;

async function openMinistry() {
	const internet = await openInternet();
	internet.names['moitt.example'] = [[outerAddress.v4]];
	internet.names['pta.example'] = [[outerAddress.v4]];
	let page: Answer = (_path, _request, response) => html(response, pageOf(notice));
	let robots: string | undefined;
	internet.outer.answer = (request, response) => {
		const path = request.url ?? '';
		if (path !== '/robots.txt') return page(path, request, response);
		response.statusCode = robots === undefined ? 404 : 200;
		response.end(robots);
	};
	return {
		...internet,
		says: (text: () => string) => (page = (_path, _request, response) => html(response, text())),
		answers: (answer: Answer) => (page = answer),
		fails: (status: number) =>
			(page = (_path, _request, response) => {
				response.statusCode = status;
				response.end('<p>Not here.</p>');
			}),
		robots: (text: string) => (robots = text),
		asked: () => internet.outer.seen.requests.filter((line) => !line.endsWith('/robots.txt'))
	};
}

function html(response: http.ServerResponse, text: string) {
	response.setHeader('content-type', 'text/html; charset=utf-8');
	response.end(text);
}

export const watched = (
	editor: User,
	given: Partial<Parameters<typeof watches.addWatch>[1]> = {}
) =>
	watches.addWatch(editor, {
		regulation: 'harm-rules',
		url: pageAt,
		region: '',
		kind: 'ministry',
		hours: 1,
		...given
	});

export const clockAt = (at: Date) => vi.useFakeTimers({ toFake: ['Date'], now: at });

export async function pass(hours: number): Promise<void> {
	const end = Date.now() + hours * 3_600_000;
	for (;;) {
		const isWatched = isNull(t.watch.stoppedAt);
		const [next] = await db
			.select({ at: min(t.watch.nextLookAt) })
			.from(t.watch)
			.where(isWatched);
		if (!next?.at || next.at.getTime() > end) break;
		// A lock on a page expires after some minutes.
		clockAt(new Date(Math.max(next.at.getTime(), Date.now() + 60_000)));
		await watches.lookAround();
	}
	clockAt(new Date(end));
}

export const drafts = () =>
	db.select().from(t.event).where(eq(t.event.state, 'draft')).orderBy(t.event.createdAt);

/** Sets up the ministry's server, the record and the editor Bilal before each test. */
export function openScene() {
	const scene = {} as { ministry: Awaited<ReturnType<typeof openMinistry>>; bilal: User };
	beforeEach(async () => {
		scene.ministry = await openMinistry();
		clockAt(began);
		await cast.scene();
		scene.bilal = await user('editor');
	});
	afterEach(async () => {
		vi.useRealTimers();
		await scene.ministry.close();
	});
	afterAll(closeReader);
	return scene;
}
