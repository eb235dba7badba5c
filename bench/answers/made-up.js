import { setTimeout as after } from 'node:timers/promises';
import { hasSlug, nameOf } from '../../src/lib/domain/nouns.ts';
import { fieldsIn, filled, onRecord, send } from '../../tests/entry.ts';
import { captureOf, csv, formOf, importOf, progressOf, says } from '../../tests/files.ts';
import { Visitor } from '../../tests/http.ts';
import { linksIn } from '../../tests/post-office.ts';

const nouns = Object.keys(nameOf);

/** @type {Record<string, object>} */
const more = {
	regulation: {
		'aliases.0': 'آن لائن نقصان',
		summary: 'Asks platforms to remove posts within hours.',
		number: '12(I)/2020'
	},
	stakeholder: { 'aliases.0': 'اتحاد', country: 'PK', role: 'Speaks for users' },
	statement: {
		lang: 'en',
		basis: 'event',
		channel: 'statement',
		'demands.0': 'withdraw',
		'signatories.0': 'asad-baig'
	},
	article: { published: 'March 2020', section: 'news', sourceType: 'news', lang: 'en' },
	topic: { description: 'Everything about <made-up> “things”.' }
};

/** @type {Record<string, object>} */
const identifiers = {
	regulation: { 'identifiers.0.scheme': 'wikidata', 'identifiers.0.value': 'Q42' },
	stakeholder: { 'identifiers.0.scheme': 'isni', 'identifiers.0.value': '0000 0001 2146 438X' }
};

const story =
	'The ministry withdrew its levy on messages, two days after it was announced.\n\n“We welcome that the levy on messages is gone for good,” said Asad Baig of the Asia Internet Coalition.\n\nThe Citizens Protection (Against Online Harm) Rules 2020 remain.';

/**
 * Adds through the app what the bundled facts lack: drafts and proposals of every kind, identifiers, a withdrawn
 * statement, a running import, a captured page, unsent forms, followers, reports of mistakes and corrections.
 * @param {{ arrived: object[] }} office that takes letters
 * @returns the outcome of each step, the addresses that came of it, and the names of ids and secrets that are in them
 */
export async function makeUp(url, { contributor, editor }, office) {
	/** @type {Map<string, string>} */
	const outcomes = new Map();
	/** @type {Map<string, string>} */
	const names = new Map();
	/** @type {Set<string>} */
	const paths = new Set();
	const stranger = new Visitor(url);

	async function enter(by, noun, wish, mark, fields = {}) {
		const form = { ...filled(noun, mark), ...more[noun] };
		if (hasSlug(noun)) Object.assign(form, { slug: mark });
		const answer = await send(by, noun, wish, { ...form, ...fields });
		outcomes.set(mark, [answer.status, answer.id !== undefined, answer.html].join('\n'));
		if (!answer.id) return undefined;
		names.set(answer.id, `id-of-${mark}`);
		const name = nameOf[noun];
		const item = `/${name}/${hasSlug(noun) ? mark : answer.id}`;
		const about = [`/${name}/${answer.id}`, item, `${item}.json`, `${item}/history`];
		const others = [`/embed${item}`, `${item}/card.png`, `${item}/cite.csl.json`];
		const desk = `/desk/${name}/${answer.id}`;
		const atDesk = [desk, `${desk}/history`, `${desk}/withdraw`];
		for (const path of [...about, ...others, ...atDesk, `/api/v1${item}`]) paths.add(path);
		return answer.id;
	}

	async function change(by, noun, wish, id, mark, changed) {
		const page = await (await by.request(`/desk/${nameOf[noun]}/${id}`)).text();
		const fields = Object.fromEntries(fieldsIn(page));
		const form = { ...fields, different: 'yes', reason: `Reason of ${mark}`, ...changed };
		const answer = await send(by, noun, wish, form, id);
		outcomes.set(mark, `${answer.status}\n${answer.html}`);
	}

	const published = {};
	for (const noun of nouns) {
		published[noun] = await enter(editor, noun, 'publish', `${noun}-published`, identifiers[noun]);
		await enter(editor, noun, 'keep', `${noun}-draft`);
		await enter(contributor, noun, 'send', `${noun}-sent`);
		const key = `unsent-form-of-a-${noun}`;
		const form = { ...filled(noun, `${noun}-unsent`), key, name: nameOf[noun] };
		const kept = await contributor.request(`/desk/unsent/${key}`, { form });
		outcomes.set(`${noun}-unsent`, `${kept.status}\n${await kept.text()}`);
	}
	for (const noun of nouns) {
		const texts = ['name', 'title', 'headline', 'role', 'description', 'summary'];
		const changed = texts.map((field) => [field, `${noun}, changed by a contributor`]);
		const [id, mark] = [published[noun], `${noun}-change`];
		if (id) await change(contributor, noun, 'send', id, mark, Object.fromEntries(changed));
	}

	const gone = await enter(editor, 'statement', 'publish', 'statement-withdrawn');
	const withdrawn = await editor.request(`/desk/statements/${gone}/withdraw`, {
		form: { version: '1', reason: 'The letter was forged.', key: 'key-of-the-withdrawal' }
	});
	outcomes.set('withdrawal', `${withdrawn.status}\n${await withdrawn.text()}`);

	for (const [who, by] of Object.entries({ contributor, editor })) {
		const ask = by.request.bind(by);
		const reach = async (states) => {
			while (!states.includes((await progressOf(ask, path)).state)) await after(50);
		};
		const unknown = { Date: 'the other day', Organisation: 'Nobody' };
		const wrong = says(`Wrong row of the ${who}.`, unknown);
		const file = csv([wrong, says(`Right row of the ${who}.`), says('', { Sources: '' })]);
		const path = await importOf(ask, file);
		await reach(['mapping', 'checked']);
		for (const end of ['', '/rows', '/rows.csv', '/problems.csv', '/progress.json'])
			paths.add(path + end);
		await ask(`${path}?/map`, { form: await formOf(ask, path) });
		await reach(['checked']);
	}
	paths.add(await captureOf(editor.request.bind(editor)));
	const brought = await contributor.request('/desk/capture', { form: { page: story } });
	paths.add(brought.headers.get('location') ?? '/desk/capture');

	const law = `/regulations/${onRecord.regulation}`;
	for (const [email, what] of [
		['ready@example.org', 'everything:'],
		['asked@example.org', 'search:/search?q=levy']
	]) {
		const form = { email, what, kinds: 'event', frequency: 'daily', timeZone: 'Asia/Karachi' };
		const answer = await stranger.request(`/follow?page=${law}`, { form });
		outcomes.set(`follow-${email}`, `${answer.status}\n${await answer.text()}`);
	}
	const [confirming] = await linksTo(office, 'ready@example.org', '/follow/confirm/');
	names.set(lastOf(confirming), 'secret-to-confirm');
	paths.add(confirming);
	const confirmed = await stranger.request(confirming, { form: {} });
	const mine = (confirmed.headers.get('location') ?? '').replace(/\?.*/, '');
	names.set(lastOf(mine), 'secret-to-see-mine');
	paths.add(mine);
	paths.add(mine.replace('/mine/', '/end/'));

	for (const message of ['This one an editor decides on.', 'This one stays open.'])
		await stranger.request('/corrections/report', { form: { page: law, message } });
	const version = { summary: 'Rules that were notified on 21 January 2020.' };
	await change(editor, 'regulation', 'publish', 'pk-cp-rules-2020', 'law-changed', version);
	await change(editor, 'statement', 'publish', published.statement, 'stance-corrected', {
		'positions.0.stance': 'support',
		correction: 'correction'
	});
	const queue = await (await editor.request('/desk/corrections')).text();
	const reports = /href="[./]*(\/desk\/corrections\/\w+)"/g;
	for (const [, path = ''] of queue.matchAll(reports)) paths.add(path);
	const waiting = queue.slice(queue.indexOf('This one an editor decides on.'));
	const [, at = ''] = reports.exec(waiting) ?? [];
	const report = await (await editor.request(at)).text();
	const [, changes = ''] = /name="changes" value="([^"]+)"/.exec(report) ?? [];
	const decision = { version: '1', state: 'made', answer: 'It was on 21 January.', note: 'Seen.' };
	const decided = await editor.request(at, { form: { ...decision, changes } });
	outcomes.set('correction', `${decided.status}\n${await decided.text()}`);

	for (const [list, by] of Object.entries({ '/desk': contributor, '/desk/review': editor }))
		for (const [, path = ''] of (await (await by.request(list)).text()).matchAll(
			/href="[./]*(\/desk\/(?:proposals|review)\/[a-z\d]+)[?"]/g
		))
			paths.add(path);
	return { outcomes, names, paths: [...paths] };
}

const lastOf = (path) => path.split('/').at(-1) ?? '';

async function linksTo(office, email, kind) {
	for (;;) {
		const letters = office.arrived.filter(({ to }) => to === email);
		const links = letters.flatMap(linksIn).filter((link) => link.includes(kind));
		if (links.length) return links.map((link) => new URL(link).pathname);
		await after(50);
	}
}
