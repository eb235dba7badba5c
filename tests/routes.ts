import { nameOf, type Noun } from '../src/lib/domain/nouns.ts';
import { by as sender, filled, send } from './entry.ts';
import { by, captureOf, importOf } from './files.ts';
import { embeds, pages } from './pages.ts';
import { proposalOf } from './proposals.ts';
import { reportOf } from './reports.ts';
import type { House, Name } from './staff.ts';

// The access table: every route of src/routes has a row, and each of its actions and writing methods has a line in it.
// src/routes.test.ts fails if one is missing; tests/routes.spec.ts asks the running app.

/** «API token» is an administrator’s with all scopes: it opens only the API. */
export type Principal = 'stranger' | 'API token' | Name;

/**
 * A status, with the target of a redirect: `303 /desk`. `sign in` stands for the sign-in page with the way back and the
 * form; `here` for the requested address. Whoever may write sends an empty form, gets 400 and changes nothing.
 */
export type Cells = Record<Principal, string>;

type Address = string | ((house: House) => Promise<string>);

export interface Row {
	/** An address of the route, or a function that creates one in the house. */
	at: Address;
	read: Cells;
	/** By action (`?/invite`; `?` is the only one) or method (`POST`). */
	write?: Record<string, Cells>;
	/** Fields to send, if an empty form would be refused before the access check. */
	form?: Record<string, string>;
	/** A text that only this page contains: to see it after a refusal is a leak. */
	shows?: string;
	/** A signed token in the address replaces the Origin check; the row has an invalid one. */
	isSigned?: boolean;
	ends?: boolean;
}

const all = (answer: string): Cells => ({
	stranger: answer,
	'API token': answer,
	'signed out': answer,
	revoked: answer,
	contributor: answer,
	'other contributor': answer,
	editor: answer,
	administrator: answer
});
const onlySignedIn = {
	stranger: 'sign in',
	'API token': 'sign in',
	'signed out': 'sign in',
	revoked: 'sign in'
};

const anyone = all('200');
const staff: Cells = { ...anyone, ...onlySignedIn };
const editors: Cells = { ...staff, contributor: '403', 'other contributor': '403' };
/** For editors, but the item does not exist. */
const notThere: Cells = { ...editors, editor: '404', administrator: '404' };
const administrators: Cells = { ...editors, editor: '403' };
const author: Cells = { ...staff, 'other contributor': '404' };
const authorAlone: Cells = { ...author, editor: '404', administrator: '404' };
/** There is no page at this address; tests/copies.spec.ts covers who sees a copy. */
const nowhere: Cells = { ...all('404'), ...onlySignedIn };
/** Accepts writes but has no page. */
const noPage: Cells = { ...all('405'), ...onlySignedIn };

const forStrangers = (answer: string): Cells => ({
	...all('303 /desk'),
	stranger: answer,
	'API token': answer,
	'signed out': answer,
	revoked: answer
});

/** Only for tokens; a page's form is not JSON. */
const onlyToken = (answer: string): Cells => ({ ...all('401'), 'API token': answer });

/** Cells of a write: whoever may read the page gets `answer`. */
const writing = (room: Cells, answer = '400') =>
	Object.fromEntries(
		Object.entries(room).map(([who, read]) => [who, read === '200' ? answer : read])
	) as Cells;

const owner: Cells = { ...staff, 'other contributor': '404' };
const rowsOfChanda = (house: House) =>
	importOf(by(house, 'contributor'), 'Summary\nFor the table of routes.\n');

/** Chanda's unpublished draft, which other contributors must not learn about. */
const draftOfChanda =
	(noun: Noun, page = '') =>
	async (house: House) => {
		const form = filled(noun, 'For the table of routes');
		const { id } = await send(sender(house, 'contributor'), noun, 'send', form);
		return `/desk/${nameOf[noun]}/${id}${page}`;
	};

const onPage = (at: Address): Row => ({ at, read: anyone });
const cardOf = (page: string) => onPage(page.replace(/\/?(\?.*)?$/, '/card.png$1'));
const noLink = 'x'.repeat(43);
/** The entry form, for whoever may read its page. */
const formOn = (room: Cells) => ({
	'?/publish': writing(editors),
	'?/keep': writing(editors),
	'?/send': writing(room),
	'?/more': writing(room, '200'),
	'?/fill': writing(room, '200'),
	'?/paste': writing(room),
	'?/discard': writing(room, '303 /desk')
});
const formKey = 'a-key-of-the-table-of-routes';
/** A new form of Chanda's in which a list can be pasted. */
async function unsentLetter(house: House): Promise<string> {
	const form = { key: crypto.randomUUID(), paste: 'signatories' };
	const answer = await house.request('contributor', '/desk/statements/new?/paste', { form });
	return answer.headers.get('location')!;
}

export const routes: Record<string, Row> = {
	'/(public)': onPage(pages.home),
	'/(public)/about': onPage(pages.about),
	'/(public)/about/this-copy': onPage(pages['who runs this copy']),
	'/(public)/articles': onPage(pages.articles),
	'/(public)/articles/[slug]': onPage(pages['an article']),
	'/(public)/campaigns': onPage(pages.campaigns),
	'/(public)/campaigns/[slug]': onPage(pages['a campaign']),
	'/(public)/campaigns/[slug].json': onPage(`${pages['a campaign']}.json`),
	'/(public)/campaigns/feed.[format=feed]': onPage('/campaigns/feed.json?outcome=met'),
	'/(public)/coalitions': onPage(pages['who stands with whom']),
	'/(public)/coming': onPage(pages['what comes']),
	'/(public)/collection': onPage(pages['a shared collection']),
	'/(public)/collection.csv': onPage(pages['a shared collection'].replace('?', '.csv?')),
	'/(public)/collection.xlsx': onPage(pages['a shared collection'].replace('?', '.xlsx?')),
	'/(public)/collection/cite.[format]': onPage(
		pages['a shared collection'].replace('?', '/cite.bib?')
	),
	'/(public)/compare': onPage(pages['laws compared']),
	'/(public)/compare.csv': onPage(pages['laws compared'].replace('?', '.csv?')),
	'/(public)/compare.xlsx': onPage(pages['laws compared'].replace('?', '.xlsx?')),
	'/(public)/corrections': onPage(pages.corrections),
	'/(public)/corrections.csv': onPage('/corrections.csv'),
	'/(public)/corrections.json': onPage('/corrections.json'),
	'/(public)/takedowns': onPage(pages.takedowns),
	'/(public)/takedowns.csv': onPage('/takedowns.csv'),
	'/(public)/takedowns.json': onPage('/takedowns.json?granted=yes'),
	'/(public)/corrections/report': {
		...onPage(pages['a report of a mistake']),
		write: { '?': all('400') }
	},
	'/(public)/corrections/report/sent': onPage(pages['a report that was sent']),
	'/(public)/data': onPage(pages.data),
	'/(public)/data/popolo.json': onPage('/data/popolo.json'),
	'/(public)/data/rulewatch.zip': onPage('/data/rulewatch.zip'),
	'/(public)/events': onPage(pages.events),
	'/(public)/events/[id]': onPage(pages['an event']),
	'/(public)/follow': { ...onPage(pages['what to follow']), write: { '?': all('400') } },
	'/(public)/follow/sent': onPage(pages['a letter to confirm']),
	'/(public)/follow/link': { ...onPage(pages['a lost link']), write: { '?': all('400') } },
	// A link from a letter opens these; tests/follow.spec.ts has a valid one.
	'/(public)/follow/confirm/[token]': {
		at: `/follow/confirm/${noLink}`,
		read: all('404'),
		write: { '?': all('404') }
	},
	'/(public)/follow/mine/[token]': {
		at: `/follow/mine/${noLink}`,
		read: all('404'),
		write: {
			'?/change': all('404'),
			'?/end': all('404'),
			'?/begin': all('404'),
			'?/morning': all('404'),
			'?/endAll': all('404'),
			'?/beginAll': all('404'),
			'?/renew': all('404')
		}
	},
	'/(public)/follow/end/[token]': {
		at: `/follow/end/${noLink}`,
		read: all('404'),
		write: { '?': all('404'), POST: all('404') },
		isSigned: true
	},
	'/(public)/regulations': onPage(pages.laws),
	'/(public)/regulations/[slug]': onPage(pages['a law']),
	'/(public)/regulations/[slug]/charts/[chart]': onPage(pages['a chart of a law']),
	'/(public)/regulations/[slug]/charts/[chart].[format]': onPage(
		`${pages['a chart of a law']}.png`
	),
	'/(public)/regulations/[slug]/timeline.png': onPage(`${pages['a law']}/timeline.png`),
	'/(public)/regulations/[slug]/timeline.svg': onPage(`${pages['a law']}/timeline.svg`),
	'/(public)/regulations/[slug]/timeline': onPage(pages['the timeline of a law']),
	'/(public)/search': onPage(pages.search),
	'/(public)/search/suggestions.json': onPage('/search/suggestions.json?q=AIC'),
	'/(public)/sections': onPage(pages.sections),
	'/(public)/sections/[slug]': onPage(pages['a section']),
	'/(public)/stakeholders': onPage(pages.stakeholders),
	'/(public)/stakeholders/[slug]': onPage(pages['a coalition']),
	'/(public)/statements': onPage(pages.statements),
	'/(public)/statements/[id]': onPage(pages['a statement']),
	'/(public)/topics': onPage(pages.topics),
	'/(public)/topics/[slug]': onPage(pages['a topic']),
	'/(public)/trends': onPage(pages.trends),
	'/(public)/trends/charts/[chart]': onPage(pages['a chart across laws']),
	'/(public)/trends/charts/[chart].[format]': onPage(`${pages['a chart across laws']}.csv`),
	'/(public)/embed/campaigns/[slug]': onPage(embeds['a campaign in a frame']),
	'/(public)/embed/compare': onPage(embeds['a comparison in a frame']),
	'/(public)/embed/regulations/[slug]': onPage(embeds['a law in a frame']),
	'/(public)/embed/regulations/[slug]/timeline': onPage(embeds['a timeline in a frame']),
	'/(public)/embed/regulations/[slug]/charts/[chart]': onPage(
		embeds['a chart of a law in a frame']
	),
	'/(public)/embed/trends/charts/[chart]': onPage(embeds['a chart across laws in a frame']),
	'/(public)/embed/statements/[id]': onPage(embeds['a quotation in a frame']),
	'/(public)/embed/events/[id]': onPage(embeds['an event in a frame']),
	'/(public)/embed/stakeholders/[slug]': onPage(embeds['a stakeholder in a frame']),
	'/(public)/embed/articles/[slug]': onPage(embeds['an article in a frame']),
	'/(public)/embed/topics/[slug]': onPage(embeds['a topic in a frame']),
	'/(public)/embed/[list=framed]': onPage(embeds['a list of statements in a frame']),
	'/(public)/embed/[theme].css': onPage('/embed/dark.css'),
	'/(public)/embed/[...path]': { at: '/embed/nothing/here', read: all('404') },
	'/(public)/oembed': { at: '/oembed?url=https://elsewhere.example/', read: all('404') },
	'/(public)/regulations/[slug]/charts/[chart]/cite.[format]': onPage(
		`${pages['a law']}/charts/stance/cite.bib?count=members`
	),
	'/(public)/trends/charts/[chart]/cite.[format]': onPage('/trends/charts/hidden/cite.ris'),
	'/(public)/sitemap.xml': onPage('/sitemap.xml'),
	'/(public)/sitemap-[name]-[number].xml': onPage('/sitemap-statements-1.xml'),
	'/(public)/robots.txt': onPage('/robots.txt'),
	'/(public)/[x+2e]well-known/security.txt': {
		at: '/.well-known/security.txt',
		read: all('404')
	},
	// No picture is shown until an administrator sends one.
	'/(public)/about/picture.webp': { at: '/about/picture.webp', read: all('404') },
	'/(public)/opensearch.xml': onPage('/opensearch.xml'),
	'/healthz': onPage('/healthz'),

	'/(public)/card.png': cardOf(pages.home),
	'/(public)/articles/card.png': cardOf(pages.articles),
	'/(public)/campaigns/card.png': cardOf(pages.campaigns),
	'/(public)/coalitions/card.png': cardOf(pages['who stands with whom, narrowed']),
	'/(public)/coming/card.png': cardOf(pages['what comes']),
	'/(public)/compare/card.png': cardOf(pages['laws compared']),
	'/(public)/corrections/card.png': cardOf(pages.corrections),
	'/(public)/events/card.png': cardOf(pages.events),
	'/(public)/regulations/card.png': cardOf(pages['laws, filtered']),
	'/(public)/regulations/[slug]/charts/[chart]/card.png': cardOf(pages['a chart of a law']),
	'/(public)/sections/card.png': cardOf(pages.sections),
	'/(public)/sections/[slug]/card.png': cardOf(pages['a section']),
	'/(public)/stakeholders/card.png': cardOf(pages.stakeholders),
	'/(public)/statements/card.png': cardOf(pages.statements),
	'/(public)/topics/card.png': cardOf(pages.topics),
	'/(public)/trends/card.png': cardOf(pages.trends),
	'/(public)/trends/charts/[chart]/card.png': cardOf(pages['a chart across laws']),

	'/(public)/api': onPage(pages.api),
	'/api/v1/openapi.json': onPage('/api/v1/openapi.json'),
	'/api/v1/search': onPage('/api/v1/search?q=privacy'),
	'/api/v1/[name]/[id]/history': onPage('/api/v1/topics/freedom-of-expression/history'),
	'/api/v1/[name]': { ...onPage('/api/v1/topics'), write: { POST: onlyToken('415') } },
	'/api/v1/[name]/[id]': {
		...onPage('/api/v1/topics/freedom-of-expression'),
		write: { PUT: onlyToken('415') }
	},
	'/api/v1/[name]/[id]/form': {
		at: '/api/v1/topics/freedom-of-expression/form',
		read: onlyToken('200'),
		shows: '"form":{"name"'
	},
	'/api/v1/webhooks': {
		at: '/api/v1/webhooks',
		read: onlyToken('200'),
		write: { POST: onlyToken('415') },
		shows: '"data":['
	},
	'/api/v1/webhooks/[id]': {
		at: '/api/v1/webhooks/nothing',
		read: onlyToken('404'),
		write: { DELETE: onlyToken('404') }
	},
	'/api/v1/webhooks/[id]/verify': {
		at: '/api/v1/webhooks/nothing/verify',
		read: all('405'),
		write: { POST: onlyToken('415') }
	},
	'/(public)/[list=cited]/[key]/cite.[format]': onPage(`${pages['a law']}/cite.csl.json`),
	'/(public)/[list=followed]/[key]/feed.[format=feed]': onPage(`${pages['a campaign']}/feed.atom`),
	'/(public)/[list=list]/[key]/card.png': cardOf(pages['a law']),
	'/(public)/[list=list]/[key]/history': onPage(pages['the history of a law']),
	'/(public)/[list=list]/[key]/version': onPage(pages['a version of a statement']),
	'/(public)/[list=list].csv': onPage('/statements.csv'),
	'/(public)/[list=list].xlsx': onPage('/statements.xlsx'),
	'/(public)/[list=list].json': onPage('/topics.json'),
	'/(public)/articles/[slug].json': onPage(`${pages['an article']}.json`),
	'/(public)/events/[id].json': onPage(`${pages['an event']}.json`),
	'/(public)/regulations/[slug].json': onPage(`${pages['a law']}.json`),
	'/(public)/stakeholders/[slug].json': onPage(`${pages['a coalition']}.json`),
	'/(public)/statements/[id].json': onPage(`${pages['a statement']}.json`),
	'/(public)/topics/[slug].json': onPage(`${pages['a topic']}.json`),
	'/(public)/calendar.ics': onPage('/calendar.ics'),
	'/(public)/regulations/[slug]/timeline.csv': onPage(`${pages['a law']}/timeline.csv`),
	'/(public)/regulations/[slug]/timeline.ics': onPage(`${pages['a law']}/timeline.ics`),
	'/(public)/regulations/[slug]/timeline.json': onPage(`${pages['a law']}/timeline.json`),
	// A token opens this; an invalid one gets 404.
	'/(public)/follow/bounced/[token]': {
		at: `/follow/bounced/hook.${'x'.repeat(32)}`,
		read: all('405'),
		write: { POST: all('404') },
		isSigned: true
	},
	'/(public)/feed.[format=feed]': onPage('/feed.atom'),
	'/(public)/articles/feed.[format=feed]': onPage('/articles/feed.atom?section=news'),
	'/(public)/corrections/feed.[format=feed]': onPage('/corrections/feed.json'),
	'/(public)/events/feed.[format=feed]': onPage('/events/feed.json'),
	'/(public)/regulations/feed.[format=feed]': onPage('/regulations/feed.atom'),
	'/(public)/search/feed.[format=feed]': onPage('/search/feed.atom?q=AIC'),
	'/(public)/stakeholders/feed.[format=feed]': onPage('/stakeholders/feed.json'),
	'/(public)/statements/feed.[format=feed]': onPage('/statements/feed.atom?stance=oppose'),

	'/(account)/sign-in': {
		at: '/sign-in',
		read: forStrangers('200'),
		write: { '?': forStrangers('400') }
	},
	'/(account)/sign-in/code': {
		at: '/sign-in/code',
		read: all('303 /sign-in'),
		write: { '?': all('303 /sign-in') }
	},
	'/(account)/reset': { at: '/reset', read: anyone, write: { '?': all('400') } },
	// A link opens these; an invalid one opens them to nobody.
	'/(account)/reset/[token]': {
		at: `/reset/${noLink}`,
		read: all('404'),
		write: { '?': all('404') }
	},
	'/(account)/invitation/[token]': {
		at: `/invitation/${noLink}`,
		read: all('404'),
		write: { '?': all('404') }
	},
	'/(account)/address/[token]': {
		at: `/address/${noLink}`,
		read: all('404'),
		write: { '?': all('404') }
	},
	'/(account)/set-up/[token]': {
		at: `/set-up/${noLink}`,
		read: all('404'),
		write: { '?': all('404') }
	},

	'/desk': { at: '/desk', read: staff, shows: 'You are signed in as' },
	'/desk/[name]': { at: '/desk/statements', read: staff, shows: '<h1>Statements' },
	'/desk/[name]/new': {
		at: '/desk/statements/new',
		read: staff,
		write: formOn(staff),
		shows: '<h1>New statement'
	},
	'/desk/[name]/quick': {
		at: '/desk/topics/quick',
		read: noPage,
		write: { POST: writing(staff, '200') },
		shows: '"errors"'
	},
	'/desk/[name]/[id]': {
		// Without `?done`, the author is redirected to the proposal's state.
		at: draftOfChanda('statement', '?done=keep'),
		read: author,
		write: formOn(author),
		shows: '<h1>Change “<bdi>'
	},
	'/desk/[name]/[id]/history': {
		at: draftOfChanda('statement', '/history'),
		read: author,
		shows: '<h1>History of'
	},
	'/desk/[name]/[id]/history/[version]': {
		at: draftOfChanda('statement', '/history/1'),
		read: author,
		write: { '?': writing(editors) },
		shows: '<h1>Version 1 of'
	},
	'/desk/[name]/[id]/withdraw': {
		at: '/desk/statements/st-028/withdraw',
		read: editors,
		write: { '?': writing(editors) },
		shows: '<h1>Withdraw'
	},
	'/desk/capture': {
		at: '/desk/capture',
		read: staff,
		write: { '?': writing(staff) },
		shows: '<h1>Add from a page'
	},
	'/desk/capture/article': {
		at: '/desk/capture/article',
		read: noPage,
		// The article has no copy.
		write: { POST: notThere }
	},
	'/desk/capture/[id]': {
		at: (house) => captureOf(by(house, 'contributor')),
		read: author,
		write: {
			'?/confirm': writing(author),
			'?/accept': writing(author, '200'),
			'?/go': writing(author),
			'?/drop': writing(author),
			'?/back': writing(author),
			'?/keep': writing(author),
			'?/take': writing(editors, '303 here'),
			'?/publish': writing(editors)
		},
		shows: 'The page</h2>'
	},
	'/desk/lookup': {
		at: '/desk/lookup?noun=statements',
		read: staff,
		shows: '<h1>Look up a statement'
	},
	'/desk/lookup.json': {
		at: '/desk/lookup.json?noun=topics&q=free',
		read: staff,
		shows: '"id":"freedom-of-expression"'
	},
	'/desk/known-address.json': {
		at: '/desk/known-address.json?url=https://digitalrightsmonitor.pk/x',
		read: staff,
		shows: '"outlet":"Digital Rights Monitor"'
	},
	'/desk/unsent/[key]': {
		at: `/desk/unsent/${formKey}`,
		read: noPage,
		write: { POST: writing(authorAlone, '204') },
		form: { 'form-list': 'statements', key: formKey }
	},
	'/desk/unsent/[key]/names/[field]': {
		at: unsentLetter,
		read: authorAlone,
		write: { '?/match': writing(authorAlone), '?/settle': writing(authorAlone) },
		shows: '<h1>Co-signatories: paste a list'
	},
	'/desk/proposals/[id]': {
		at: (house) => proposalOf(house, 'A topic that was sent'),
		read: author,
		write: { '?/take': writing(author) },
		shows: 'A topic that was sent'
	},
	'/desk/review': { at: '/desk/review', read: editors, shows: '<h1>Review' },
	'/desk/review/[id]': {
		at: async (house) =>
			(await proposalOf(house, 'A topic to review')).replace('/proposals/', '/review/'),
		read: editors,
		write: {
			'?/publish': writing(editors),
			'?/back': writing(editors),
			'?/reject': writing(editors),
			'?/undo': writing(editors)
		},
		shows: 'A topic to review'
	},
	'/desk/account': { at: '/desk/account', read: staff, shows: 'Where you are signed in</a>' },
	'/desk/account/address': {
		at: '/desk/account/address',
		read: staff,
		write: { '?': writing(staff) },
		shows: '<h1>Change the e-mail address'
	},
	'/desk/account/password': {
		at: '/desk/account/password',
		read: staff,
		write: { '?': writing(staff) },
		shows: '<h1>Change the password'
	},
	'/desk/account/sessions': {
		at: '/desk/account/sessions',
		read: staff,
		write: { '?/revoke': writing(staff), '?/others': writing(staff, '200') },
		shows: '<h1>Where you are signed in'
	},
	'/desk/account/tokens': {
		at: '/desk/account/tokens',
		read: staff,
		write: { '?/make': writing(staff), '?/revoke': writing(staff) },
		shows: '<h1>Tokens'
	},
	'/desk/account/webhooks': {
		at: '/desk/account/webhooks',
		read: staff,
		write: {
			'?/add': writing(staff),
			'?/verify': writing(staff),
			'?/again': writing(staff),
			'?/test': writing(staff),
			'?/secret': writing(staff),
			'?/off': writing(staff),
			'?/on': writing(staff),
			'?/remove': writing(staff)
		},
		shows: '<h1>Webhooks'
	},
	'/desk/account/two-step': {
		at: '/desk/account/two-step',
		read: staff,
		write: {
			'?/begin': writing(staff),
			'?/confirm': writing(staff),
			'?/codes': writing(staff),
			'?/off': writing(staff)
		},
		shows: '<h1>Two-step sign-in'
	},
	'/desk/activity': {
		at: '/desk/activity',
		read: administrators,
		shows: 'the first administrator'
	},
	'/desk/activity.csv': {
		at: '/desk/activity.csv',
		read: administrators,
		shows: 'the first administrator'
	},
	'/desk/corrections': {
		at: '/desk/corrections',
		read: editors,
		shows: '<h1>Reported mistakes'
	},
	'/desk/corrections/[id]': {
		at: (house) =>
			reportOf(house, { page: '/about', message: 'For the table of routes.' }, '127.0.0.4'),
		read: editors,
		write: { '?': writing(editors) },
		shows: '<h1>A reported mistake'
	},
	'/desk/imports': {
		at: '/desk/imports',
		read: staff,
		write: { '?': writing(staff) },
		shows: '<h1>Imports'
	},
	'/desk/imports/[id]': {
		at: rowsOfChanda,
		read: owner,
		write: {
			'?/map': writing(owner),
			'?/mend': writing(owner),
			'?/enter': writing(owner),
			'?/giveUp': writing(owner),
			'?/again': writing(owner),
			'?/takeBack': writing(owner),
			'?/recheck': writing(owner),
			'?/publish': writing(editors),
			'?/back': writing(editors)
		},
		shows: '<h2>What the columns hold'
	},
	'/desk/imports/[id]/rows/[number]': {
		at: async (house) => `${await rowsOfChanda(house)}/rows/2`,
		read: owner,
		write: { '?': writing(owner) },
		shows: '<h1>Row 2'
	},
	'/desk/imports/[id]/rows.csv': {
		at: async (house) => `${await rowsOfChanda(house)}/rows.csv`,
		read: owner,
		shows: 'For the table of routes.'
	},
	'/desk/imports/[id]/problems.csv': {
		at: async (house) => `${await rowsOfChanda(house)}/problems.csv`,
		read: owner,
		shows: 'row,column,problem,cell'
	},
	'/desk/imports/[id]/progress.json': {
		at: async (house) => `${await rowsOfChanda(house)}/progress.json`,
		read: owner,
		shows: '"checked":0'
	},
	'/desk/imports/template/[name].csv': {
		at: '/desk/imports/template/events.csv',
		read: staff,
		shows: 'Example of the template'
	},
	'/desk/quotations': {
		at: '/desk/quotations',
		read: editors,
		shows: '<h1>Quotations to look at'
	},
	'/desk/copies/[id]': { at: '/desk/copies/nothing', read: nowhere },
	'/desk/copies/[id].warc.gz': { at: '/desk/copies/nothing.warc.gz', read: nowhere },
	'/desk/looked-at': {
		at: '/desk/looked-at',
		read: editors,
		write: { '?': writing(editors) },
		shows: '<h1>Laws to look at'
	},
	'/desk/merges': {
		at: '/desk/merges',
		read: editors,
		write: { '?': writing(editors) },
		shows: '<h1>Merges'
	},
	'/desk/reports': {
		at: '/desk/reports',
		read: editors,
		write: { '?/same': writing(editors), '?/apart': writing(editors) },
		shows: '<h1>Reprints'
	},
	'/desk/outbox': {
		at: '/desk/outbox',
		read: administrators,
		write: { '?/again': writing(administrators), '?/all': writing(administrators) },
		shows: 'You are invited to Rulewatch'
	},
	'/desk/watches': {
		at: '/desk/watches',
		read: editors,
		shows: '<h1>Watched pages'
	},
	'/desk/watches/new': {
		at: '/desk/watches/new',
		read: editors,
		write: { '?/try': writing(editors), '?/add': writing(editors) },
		shows: '<h1>Watch a page'
	},
	// Without a network no page can be watched.
	'/desk/watches/[id]': {
		at: '/desk/watches/none',
		read: notThere,
		write: {
			'?/try': notThere,
			'?/change': notThere,
			'?/stop': notThere,
			'?/again': notThere,
			'?/answer': notThere
		}
	},
	'/desk/stakeholders/[id]/members': {
		at: draftOfChanda('stakeholder', '/members'),
		read: author,
		write: { '?/match': writing(author), '?/settle': writing(author) },
		shows: '<h1>Members of'
	},
	'/desk/site': {
		at: '/desk/site',
		read: editors,
		write: {
			// No law and no network are choices too.
			'?/feature': writing(editors, '200'),
			'?/networks': writing(administrators, '200'),
			'?/about': writing(administrators),
			'?/picture': writing(administrators),
			'?/remove-picture': writing(administrators, '200')
		},
		shows: '<h1>The front page, and this copy'
	},
	'/desk/site/this-copy': {
		at: '/desk/site/this-copy',
		read: administrators,
		write: {
			// No stakeholder is a choice too.
			'?/stakeholder': writing(administrators, '200'),
			'?/answers': writing(administrators)
		},
		shows: '<h1>Who runs this copy'
	},
	'/desk/site/takedowns': {
		at: '/desk/site/takedowns',
		read: administrators,
		write: { '?/enter': writing(administrators), '?/withhold': writing(administrators) },
		shows: '<h2>The register'
	},
	'/desk/site/erasures': {
		at: '/desk/site/erasures',
		read: administrators,
		write: {
			'?/plan': writing(administrators),
			'?/erase': writing(administrators),
			'?/release': writing(administrators)
		},
		shows: '<h2>What was erased'
	},
	'/desk/people': {
		at: '/desk/people',
		read: administrators,
		write: {
			'?/invite': writing(administrators),
			'?/role': writing(administrators),
			'?/disable': writing(administrators),
			'?/enable': writing(administrators),
			'?/single': writing(administrators),
			'?/quota': writing(administrators),
			'?/withdraw': writing(administrators)
		},
		shows: 'asma@example.org'
	},
	'/desk/stakeholders/[id]/merge': {
		at: '/desk/stakeholders/aic/merge',
		read: editors,
		write: { '?': writing(editors) },
		shows: '<h1>Merge <bdi>Asia Internet Coalition'
	},

	'/(account)/sign-out': { at: '/sign-out', read: anyone, write: { '?': all('303 /') }, ends: true }
};
