import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import { followForm as form } from '../../forms/follow.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { dailyLetters } from '../auth/rate-limit.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { outbox } from '../jobs/tables.ts';
import { askForLink, requestsPerHour } from './ask.ts';
import { confirmFollow, readConfirmation } from './confirm.ts';
import { follow, follower } from './tables.ts';
import { purge } from '../jobs/upkeep.ts';
import { countUnconfirmed } from './unconfirmed.ts';
import {
	esra,
	followerAt,
	following,
	followOf,
	law,
	lettersTo,
	tell,
	tokenIn,
	wish
} from '../../../../tests/helpers/server/follow/test-readers.ts';
import { endFollower } from './end.ts';

const hour = 60 * 60_000;
const inHours = (hours: number) =>
	vi.useFakeTimers({ now: Date.now() + hours * hour, toFake: ['Date'] });
const stored = async () => ({
	followers: await db.$count(follower),
	follows: await db.$count(follow),
	letters: await db.$count(outbox)
});

beforeEach(async () => void (await cast.regulation()));
afterEach(() => vi.useRealTimers());

describe('who asks to follow a law', () => {
	it('gets one letter that says what was asked for, and nothing is followed yet', async () => {
		expect(await tell()).toBeUndefined();
		const [letter] = await lettersTo();
		expect(letter!.subject).toBe('Follow Title of harm-rules?');
		expect(letter!.text).toContain('/regulations/harm-rules');
		expect(letter!.text).toContain('How often: every morning.');
		expect(letter!.text).toMatch(/\/follow\/confirm\/\S+/);
		expect(letter!.headers).toBeUndefined();
		expect(await followOf()).toMatchObject({ confirmedAt: null, timeZone: 'Asia/Karachi' });
		expect(await followerAt()).toMatchObject({ confirmedAt: null });
	});

	it('stands nowhere with their address, but sealed', async () => {
		await tell();
		const rows = [await db.select().from(follower), await db.select().from(outbox)];
		expect(JSON.stringify(rows)).not.toContain('esra');
		expect(JSON.stringify(await db.select().from(t.tries))).not.toContain('192.0.2');
	});

	it('is answered the same whether nobody, somebody asked, or somebody who follows it has the address', async () => {
		const answers = [await tell(), await tell()];
		await following();
		answers.push(await tell(), await tell({ email: 'nobody@example.org' }));
		expect(answers).toEqual(Array(4).fill(undefined));
	});

	it('and follows it already is told so by letter, with the link to all they follow', async () => {
		await following({ frequency: 'weekly' });
		await tell({ frequency: 'at_once' });
		const letter = (await lettersTo()).at(-1)!;
		expect(letter.subject).toBe('You follow Title of harm-rules already');
		expect(letter.text).toMatch(/\/follow\/mine\/\S+/);
		expect(letter.headers).toMatchObject({
			'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
			'List-Unsubscribe': expect.stringMatching(/^<http\S+\/follow\/end\/\S+>$/)
		});
		expect(await followOf()).toMatchObject({ frequency: 'weekly' });
	});

	it('and follows something else has to confirm this too', async () => {
		await following({ what: 'everything:' });
		await tell();
		expect((await lettersTo()).at(-1)!.kind).toBe('follow_confirm');
		expect(await followOf()).toMatchObject({ confirmedAt: null });
		expect(await followOf('everything:')).toMatchObject({ confirmedAt: expect.any(Date) });
	});

	it('and had ended all letters has to confirm again, even what they followed', async () => {
		await following();
		await endFollower(db, (await followerAt())!.id, 'Bounced.');
		await tell();
		expect((await lettersTo()).at(-1)!.kind).toBe('follow_confirm');
		expect(await followerAt()).toMatchObject({ endReason: 'Bounced.' });
	});

	it('gets three such letters a day however often it is asked, at once or from many networks', async () => {
		await Promise.all(Array.from({ length: 8 }, (_, n) => tell({}, `192.0.2.${n}`)));
		expect(await lettersTo()).toHaveLength(dailyLetters);
		const before = await stored();
		await tell({ what: 'everything:' }, '198.51.100.1');
		expect(await stored()).toEqual(before);
		inHours(25);
		await tell({ what: 'everything:' }, '198.51.100.1');
		expect(await lettersTo()).toHaveLength(dailyLetters + 1);
	});
});

describe('a mailbox', () => {
	/** Asks with each spelling from a network of its own. @returns letters in the outbox afterwards */
	async function lettersFor(spellings: string[]): Promise<number> {
		const answers = await Promise.all(
			spellings.map((email, n) =>
				tell({ email, what: n % 2 ? law : 'everything:' }, `198.51.100.${n}`)
			)
		);
		expect(answers).toEqual(spellings.map(() => undefined));
		return db.$count(outbox);
	}
	const dotted = (domain: string) =>
		Array.from(
			{ length: 20 },
			(_, n) => `esra${'.'.repeat(n % 2)}k${n > 9 ? '' : '.'}han${n > 1 ? `+${n}` : ''}@${domain}`
		);

	it('gets three letters a day however its address is spelled, and is answered as ever', async () => {
		expect(await lettersFor([...dotted('gmail.com'), ...dotted('googlemail.com')])).toBe(
			dailyLetters
		);
		inHours(25);
		expect(await lettersFor(['esrakhan@gmail.com'])).toBe(dailyLetters + 1);
	});

	it('elsewhere is another with each dot, and the same with each +', async () => {
		const names = new Set(dotted('example.org').map((email) => email.replace(/\+\d+/, '')));
		expect(await lettersFor(dotted('example.org'))).toBe(names.size * dailyLetters);
	});

	it('has its letters sent to the address as it was typed', async () => {
		await tell({ email: 'esra.khan+news@googlemail.com' });
		expect(await lettersTo('esra.khan+news@googlemail.com')).toHaveLength(1);
		expect(await followerAt('esrakhan@gmail.com')).toBeUndefined();
	});

	it('is told nothing that was typed before it confirmed it', async () => {
		const typed = { what: 'search:/search?q=cheap+pills+at+pills.example' };
		await following();
		await tell(typed, '192.0.2.9');
		const asked = (await lettersTo()).at(-1)!;
		expect(asked.kind).toBe('follow_confirm');
		expect(asked.subject).toBe('Follow a search of Rulewatch?');
		expect(JSON.stringify(asked)).not.toMatch(/pills/);
		const token = await tokenIn('confirm');
		expect(await readConfirmation(token)).toMatchObject({
			name: { label: 'Search for “cheap pills at pills.example”' }
		});
		await confirmFollow(token);
		inHours(25);
		await tell(typed);
		expect((await lettersTo()).at(-1)!.subject).toContain('cheap pills');
	});

	it('is told nothing typed either where a filter has it in place of a name', async () => {
		for (const what of [
			'search:/articles?outlet=Cheap+pills',
			'search:/statements?regulation=cheap-pills'
		])
			await tell({ what });
		const letters = await lettersTo();
		expect(letters).toHaveLength(2);
		expect(JSON.stringify(letters)).not.toMatch(/pills/i);
	});
});

describe('where as many wait for confirmation as may', () => {
	afterEach(() => vi.unstubAllEnvs());

	it('nobody else is written to, and everybody is told the same, until some are forgotten', async () => {
		vi.stubEnv('UNCONFIRMED_FOLLOWS', '5');
		await following({ email: 'known@example.org' });
		const answers = await Promise.all(
			Array.from({ length: 12 }, (_, n) =>
				tell({ email: `reader-${n}@example.org` }, `192.0.2.${n}`)
			)
		);
		expect(answers.filter((answer) => answer === undefined)).toHaveLength(5);
		expect(await countUnconfirmed()).toBe(5);
		const before = await stored();
		const refused = await tell({ email: 'late@example.org' });
		expect(refused).toMatchObject({ isTooMuch: true });
		expect(await tell({ email: 'known@example.org' })).toEqual(refused);
		expect(await stored()).toEqual(before);
		expect(await askForLink('known@example.org', '192.0.2.99')).toBeUndefined();
		expect((await lettersTo('known@example.org')).at(-1)).toMatchObject({ kind: 'follow_mine' });
		inHours(49);
		await purge();
		expect(await countUnconfirmed()).toBe(0);
		expect(await tell({ email: 'late@example.org' })).toBeUndefined();
	});
});

describe('nothing is stored of', () => {
	const nothing = { followers: 0, follows: 0, letters: 0 };

	it('a follow of a withdrawn law, which is answered with a sentence', async () => {
		await cast.regulation('old-rules', { state: 'withdrawn', stateReason: 'It never was.' });
		const refused = await tell({ what: 'regulation:old-rules' });
		expect(refused?.errors.what).toContain('“Title of old-rules” was withdrawn');
		expect(await stored()).toEqual(nothing);
	});

	it.each([
		'regulation:a-draft',
		'regulation:nothing',
		'country:XX',
		'search:/desk?q=a',
		law.slice(4)
	])('%s, which nobody knows of', async (what) => {
		await cast.regulation('a-draft', { state: 'draft' });
		expect((await tell({ what }))?.errors.what).toBe('Choose what to follow.');
		expect(await stored()).toEqual(nothing);
	});

	it('the twenty-first of an hour from one network, and each of a thousand', async () => {
		const asked = await Promise.all(
			Array.from({ length: 1_000 }, (_, n) => tell({ email: `reader-${n}@example.org` }))
		);
		expect(asked.filter((answer) => answer === undefined)).toHaveLength(requestsPerHour);
		expect(asked.at(-1)).toMatchObject({ isTooMuch: true });
		expect(await stored()).toEqual({ followers: 20, follows: 20, letters: 20 });
		expect(await tell({}, '198.51.100.1')).toBeUndefined();
		inHours(1.1);
		expect(await tell({ email: 'late@example.org' })).toBeUndefined();
	});
});

describe('the form', () => {
	const faultsOf = (given: object) => {
		const result = v.safeParse(form, { ...wish(), ...given });
		return result.success
			? {}
			: Object.fromEntries(
					result.issues.map((issue) => [v.getDotPath(issue) ?? '', issue.message])
				);
	};

	it('takes what a reader sends', () => expect(faultsOf({})).toEqual({}));

	it('tells all faults at once, each at its field', () => {
		expect(
			faultsOf({
				email: 'no address',
				what: 'a:b',
				kinds: [],
				frequency: 'never',
				timeZone: 'Mars/Olympus'
			})
		).toEqual({
			email: 'This is not an e-mail address, such as asma@example.org.',
			what: 'Choose what to follow.',
			kinds: 'Choose at least one thing to be told of.',
			frequency: 'Choose how often.',
			timeZone: 'Choose a time zone from the list.'
		});
	});

	it('refuses programs that fill in what nobody sees', () => {
		expect(faultsOf({ homepage: 'https://spam.example' })['']).toContain('a program');
	});
});

describe('the link to what somebody follows', () => {
	it('is sent to them, and answered the same where nobody has the address', async () => {
		await following();
		const before = await stored();
		expect(await askForLink('nobody@example.org', '192.0.2.1')).toBeUndefined();
		expect(await stored()).toEqual(before);
		expect(await askForLink(esra, '192.0.2.1')).toBeUndefined();
		expect((await lettersTo()).at(-1)).toMatchObject({ kind: 'follow_mine' });
	});

	it('is sent to nobody who never confirmed', async () => {
		await tell();
		await askForLink(esra, '192.0.2.1');
		expect(await lettersTo()).toHaveLength(1);
	});
});
