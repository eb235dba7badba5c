import { bypasses, otherMethods } from './bypasses.ts';
import type { Asked } from './http.ts';
import type { Cells, Principal, Row } from './routes.ts';
import type { House } from './staff.ts';

export type Ask = (who: Principal, address: string, asked?: Asked) => Promise<Response>;

interface Question {
	cells: Cells;
	path: string;
	query: string;
	asked: Asked;
	shows: string | undefined;
	read: Cells;
}

const changing = ['POST', 'PUT', 'PATCH', 'DELETE'];
const isNo = (answer: string) => /^(?:40[1345]|sign in)$/.test(answer);

/** Cells answered differently, pages reachable by another spelling, and writes that the row does not list. */
export async function faultsOf(row: Row, at: string, ask: Ask): Promise<string[]> {
	const faults: string[] = [];
	if (!row.shows && Object.values(row.read).includes('200') && Object.values(row.read).some(isNo))
		faults.push(`${at} has no text that would tell a leak`);
	for (const question of questionsOf(row, at))
		for (const who of Object.keys(question.cells) as Principal[]) {
			faults.push(...(await cellFaults(question, who, ask)));
			if (isRefused(question, who)) faults.push(...(await leaks(question, who, ask)));
		}
	return faults;
}

const made = new Map<Row, Promise<string>>();

/** The row's address; one that must be created is created once per worker. */
export async function addressOf(row: Row, house: House): Promise<string> {
	if (typeof row.at === 'string') return row.at;
	if (!made.has(row)) made.set(row, row.at(house));
	return made.get(row)!;
}

export function questionsOf({ read, write = {}, form = {}, shows }: Row, at: string): Question[] {
	const [path = '', search] = at.split('?', 2);
	const query = search ? `?${search}` : '';
	return [
		{ cells: read, path, query, asked: {}, shows, read },
		...Object.entries(write).map(([key, cells]) => {
			const isAction = key.startsWith('?');
			return {
				cells,
				path,
				shows,
				read,
				query: isAction ? key.replace(/^\?$/, '') : query,
				asked: isAction ? { form } : { method: key, form }
			};
		})
	];
}

const isRefused = ({ cells }: Question, who: Principal) =>
	isNo(cells[who]) && !Object.values(cells).every(isNo);

async function cellFaults(
	{ cells, path, query, asked, shows }: Question,
	who: Principal,
	ask: Ask
) {
	const address = path + query;
	const way = asked.form ? '307 /sign-in?resend=' : '303 /sign-in?next=';
	const wanted = cells[who]
		.replace('sign in', way + encodeURIComponent(address))
		.replace('here', address.replace(/\?.*/, ''));
	const response = await ask(who, address, asked);
	const answer = `${response.status} ${response.headers.get('location') ?? ''}`.trim();
	const name = `${asked.form ? 'writing' : 'reading'} ${address} as ${who}`;
	if (answer !== wanted) return [`${name}: ${answer}, not ${wanted}`];
	const blank = wanted === '200' && shows && !holds(await response.text(), shows);
	return blank ? [`${name}: does not show “${shows}”`] : [];
}

/** Ways in which somebody who is refused still sees the page. */
async function leaks({ path, query, asked, shows, read }: Question, who: Principal, ask: Ask) {
	const ways: [way: string, address: string, asked: Asked][] = [
		['no detour', path + query, asked],
		...Object.entries(bypasses).map(([way, bypass]): (typeof ways)[number] => {
			const [address, by] = bypass(path, query);
			return [way, address, { ...asked, ...by }];
		}),
		...otherMethods.map((method): (typeof ways)[number] => [method, path + query, { method }])
	];
	const found = ways.map(async ([way, address, by]) => {
		const body = await (await ask(who, address, by)).text();
		return isServed(body, shows, read[who])
			? [`${path}${query} is open to ${who}: ${way} (${address})`]
			: [];
	});
	return (await Promise.all(found)).flat();
}

/** Comments that Svelte leaves for its script stand between an element and its text. */
const holds = (body: string, text: string) => body.replaceAll(/<!--.*?-->/gs, '').includes(text);

/** Recognises the page's own content in HTML, data or an action's answer. */
function isServed(body: string, shows: string | undefined, reading: string) {
	// Layout data also comes with a missing page; the page's own node then holds the error.
	if (body.startsWith('{"type":"data"'))
		return reading !== '200' && !body.includes('{"type":"error"');
	return (
		/^\{"type":"(?:success|failure)"/.test(body) || (shows !== undefined && holds(body, shows))
	);
}

/** Writing methods that are accepted although the row does not list them. */
export async function unnamedWrites({ read, write = {} }: Row, at: string, ask: Ask) {
	const named = Object.keys(write).map((key) => (key.startsWith('?') ? 'POST' : key));
	const faults: string[] = [];
	for (const method of changing.filter((method) => !named.includes(method)))
		for (const who of Object.keys(read) as Principal[]) {
			const { status } = await ask(who, at, { method });
			if (![401, 403, 404, 405].includes(status))
				faults.push(`${method} ${at} as ${who}: ${status}`);
		}
	return faults;
}
