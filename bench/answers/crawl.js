import { parseHTML } from 'linkedom';

const mostOfAKind = 2;
/** Forms that end the session, create a random secret, or start work in the background. */
const leftAlone =
	/sign-out|\/account\/(sessions|two-step|tokens|password|address)|\/(imports|archives)\/\w+\?\/(map|enter|again)/;
const typed = 'textarea, input:not([type=hidden]):not([type=radio]):not([type=checkbox])';

/**
 * Reads pages as one visitor: those that are named, and from these along the links of the desk two of each kind; and
 * the answers of the desk's forms to empty and wrong input. It writes, so it comes last.
 * @returns {AsyncGenerator<[address: string, answer: Response]>}
 */
export async function* crawl(visitor, named) {
	const queue = [...named];
	/** @type {Map<string, number>} */
	const kinds = new Map();
	const met = new Set(queue);
	for (let path = queue.shift(); path; path = queue.shift()) {
		const kind = kindOf(path);
		const before = kinds.get(kind) ?? 0;
		if (before >= mostOfAKind && !named.includes(path)) continue;
		kinds.set(kind, before + 1);
		const answer = await visitor.request(path);
		yield [path, answer.clone()];
		if (!path.startsWith('/desk') || !answer.headers.get('content-type')?.startsWith('text/html'))
			continue;
		const { links, forms } = linksAndForms(await answer.text(), visitor.url + path);
		for (const [index, { action, entries }] of forms.entries()) {
			if (leftAlone.test(`${path} ${action.pathname}${action.search}`)) continue;
			const send = (fill) =>
				visitor.request(action.pathname + action.search, {
					method: 'POST',
					body: new URLSearchParams(entries(fill))
				});
			yield [`${path}/form-${index}/empty`, await send('')];
			// Every text is a valid reason for a withdrawal.
			if (!path.endsWith('/withdraw'))
				yield [`${path}/form-${index}/wrong`, await send('no such thing')];
		}
		for (const link of links)
			if (link.startsWith('/desk') && !met.has(link)) {
				met.add(link);
				queue.push(link);
			}
	}
}

/** Pages of items of one noun are of one kind, as are those with the same parameter names. */
function kindOf(path) {
	const { pathname, searchParams } = new URL(path, 'http://rulewatch');
	const [, desk, room, item, ...rest] = pathname.split('/');
	const which = item === undefined || item === 'new' ? item : '*';
	const further = rest.map((part) => part.replace(/\d+/, '*'));
	return [desk, room, which, ...further, ...searchParams.keys()].join('/');
}

/**
 * Links of a page within the site, and its writing forms: where each leads, and what it sends if what is typed there
 * is `fill`.
 */
function linksAndForms(html, address) {
	const { document } = parseHTML(html);
	const { origin } = new URL(address);
	const links = [...document.querySelectorAll('a[href]')]
		.map((link) => new URL(link.getAttribute('href'), address))
		.filter((link) => link.origin === origin)
		.map(({ pathname, search }) => pathname + search);
	const forms = [...document.querySelectorAll('form[method=post]')].map((form) => {
		const fields = [...form.querySelectorAll('input[name], textarea[name], select[name]')];
		const sent = fields.filter(
			(field) => !field.matches('[type=radio], [type=checkbox]') || field.hasAttribute('checked')
		);
		const button = form.querySelector('[formaction]')?.getAttribute('formaction');
		return {
			action: new URL(form.getAttribute('action') ?? button ?? '', address),
			entries: (fill) =>
				sent.map((field) => [field.name, field.matches(typed) ? fill : valueOf(field)])
		};
	});
	return { links, forms };
}

function valueOf(field) {
	if (field.localName !== 'select') return field.getAttribute('value') ?? '';
	const option = field.querySelector('option[selected]') ?? field.querySelector('option');
	return option?.value ?? '';
}
