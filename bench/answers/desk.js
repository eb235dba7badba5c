import { tsImport } from 'tsx/esm/api';
import { startChromium } from '../../bin/chromium.js';

/** @typedef {import('../../bin/server.js').RunningServer} RunningServer */
/** @typedef {{ name: string, value: string, isTyped: boolean }} Entry */

const mostOfAKind = 2;
/** Links that end the session, create a random secret, or start work in the background. */
const leftAlone =
	/sign-out|\/account\/(sessions|two-step|tokens|password|address)|\/(imports|archives)\/\w+\?\/(map|enter|again)/;
const { invite, setUp, stateOf } = await tsImport('../../tests/staff.ts', import.meta.url);
const { Visitor } = await tsImport('../../tests/http.ts', import.meta.url);

/** @param {RunningServer} server */
export async function staffOf(server) {
	const asma = await setUp(server, new Visitor(server.url));
	return {
		contributor: await invite(asma, 'contributor', 'Chanda'),
		editor: await invite(asma, 'editor', 'Bilal'),
		administrator: asma
	};
}

/**
 * Reads the desk as each role: the text of each reachable page, its forms and fields in order, and the answers to empty
 * and wrong input. It writes, so it comes last.
 * @param {RunningServer} server
 * @param {Awaited<ReturnType<typeof staffOf>>} staff
 * @param {string[]} also addresses that are read in any case
 */
export async function* deskAnswers(server, staff, also) {
	const browser = await startChromium();
	try {
		for (const [role, { cookies }] of Object.entries(staff)) {
			const context = await browser.newContext({
				baseURL: server.url,
				javaScriptEnabled: false,
				storageState: stateOf(cookies.get('__Host-session'))
			});
			for await (const [path, text] of pagesOf(await context.newPage(), also))
				yield /** @type {[string, string]} */ ([`/as-${role}${path}`, text]);
			await context.close();
		}
	} finally {
		await browser.close();
	}
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string[]} also
 */
async function* pagesOf(page, also) {
	const queue = ['/desk', ...also];
	/** @type {Map<string, number>} */
	const kinds = new Map();
	const met = new Set(queue);
	for (let path = queue.shift(); path; path = queue.shift()) {
		const kind = kindOf(path);
		const before = kinds.get(kind) ?? 0;
		if (before >= mostOfAKind && !also.includes(path)) continue;
		kinds.set(kind, before + 1);
		// Downloads fail to open as a page.
		const answer = await page.goto(path).catch(() => null);
		if (!answer?.headers()['content-type']?.startsWith('text/html')) continue;
		const { text, links, forms } = await page.evaluate(seen);
		yield /** @type {const} */ ([path, `${answer.status()}\n${text}`]);
		for (const [index, { action, entries, fields }] of forms.entries()) {
			const refusals = [];
			if (!leftAlone.test(page.url() + action)) {
				refusals.push(`EMPTY ${await refusal(page, action, entries, '')}`);
				// Every text is a valid reason for a withdrawal.
				if (!path.endsWith('/withdraw'))
					refusals.push(`WRONG ${await refusal(page, action, entries, 'no such thing')}`);
			}
			yield [`${path}/form-${index}`, [action, ...fields, ...refusals].join('\n')];
		}
		for (const link of links)
			if (link.startsWith('/desk') && !met.has(link)) {
				met.add(link);
				queue.push(link);
			}
	}
}

/** Pages of items of one noun are of one kind, as are those with the same parameter names. @param {string} path */
function kindOf(path) {
	const { pathname, searchParams } = new URL(path, 'http://rulewatch');
	const [, desk, room, item, ...rest] = pathname.split('/');
	const which = item === undefined || item === 'new' ? item : '*';
	return [
		desk,
		room,
		which,
		...rest.map((part) => part.replace(/\d+/, '*')),
		...searchParams.keys()
	].join('/');
}

/** Runs in the page: returns its text, links and writing forms. */
function seen() {
	const words = (/** @type {Node | null | undefined} */ node) =>
		(node?.textContent ?? '').replace(/\s+/g, ' ').trim();
	const typed = 'textarea, input:not([type=hidden], [type=radio], [type=checkbox], [type=file])';
	const action = (/** @type {HTMLFormElement} */ form) =>
		form.getAttribute('action') ??
		form.querySelector('[formaction]')?.getAttribute('formaction') ??
		'';
	const forms = [...document.forms].filter((form) => form.method === 'post');
	return {
		text: document.querySelector('main')?.innerText ?? '',
		// Properties rather than attributes, because addresses in pages without scripts are relative.
		links: [...document.links]
			.filter(({ origin }) => origin === location.origin)
			.map(({ pathname, search }) => pathname + search),
		forms: forms.map((form) => ({
			action: action(form),
			entries: [...new FormData(form)].map(([name, value]) => {
				const field = form.elements.namedItem(name);
				const isTyped = field instanceof Element && field.matches(typed);
				return { name, value: String(value), isTyped };
			}),
			fields: [...form.elements].map((field) => {
				const of = /** @type {HTMLInputElement} */ (field);
				const labels =
					[...(of.labels ?? [])].map(words).join(' / ') || of.getAttribute('aria-label');
				const choices = field.tagName === 'SELECT' ? words(field) : '';
				const marks = ['required', 'maxlength', 'pattern', 'formaction'].flatMap((name) =>
					of.hasAttribute(name) ? [`${name}=${of.getAttribute(name)}`] : []
				);
				return [of.type, of.name, labels || words(field), ...marks, choices].join(' | ');
			})
		}))
	};
}

/**
 * @param {import('@playwright/test').Page} page on which the form stands
 * @param {string} action
 * @param {Entry[]} entries
 * @param {string} fill
 * @returns the status, where it leads, and what the page then says
 */
async function refusal(page, action, entries, fill) {
	const body = new URLSearchParams(
		entries.map(({ name, value, isTyped }) => [name, isTyped ? fill : value])
	);
	const origin = new URL(page.url()).origin;
	const answer = await page.request.post(new URL(action, page.url()).href, {
		data: body.toString(),
		headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', origin },
		maxRedirects: 0
	});
	const main = /<main[\s\S]*<\/main>/.exec(await answer.text())?.[0] ?? '';
	const said = main.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
	return [answer.status(), answer.headers().location, said].join(' ');
}
