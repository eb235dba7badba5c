import { readArguments } from '../bin/options.js';
import { openDesk } from './desk.js';
import { median } from './median.js';

// How long an editor waits for the next item of the queue: the decision, and the page that opens by itself.

readArguments('node bench/queue.js [ITEMS]: how soon the next item of the editors’ queue opens.', {
	words: 1
});

const items = Number(process.argv[2] ?? 500);
const decisions = 40;
const { ask, close } = await openDesk();

const people = await ask('/desk/people');
const [, self = ''] = /name="id" value="([^"]+)"/.exec(people.text) ?? [];
const allowed = { id: self, megabytes: '200', waiting: String(items + decisions) };
await ask('/desk/people?/quota', new URLSearchParams(allowed));

for (let number = 0; number < items; number++) {
	const day = new Date(Date.UTC(1950, 0, 1 + number)).toISOString().slice(0, 10);
	const sent = await ask(
		'/desk/statements/new?/send',
		new URLSearchParams({
			...{ key: `key-of-the-statement-${number}`, version: '0', different: 'yes' },
			...{ organisation: 'aic', date: day, basis: 'event', channel: 'statement', lang: 'en' },
			...{ 'positions.0.regulation': 'pk-cp-rules-2020', 'positions.0.stance': 'oppose' },
			...{ summary: `They object, for the ${number + 1}. time.`, 'sources.0': 'drm-aic-0214' }
		})
	);
	if (!sent.to) throw new Error(`The statement was answered with ${sent.status}.`);
}

// Somebody else decides: what one's own waits for an editor is counted on each page of the desk.
const invited = await ask(
	'/desk/people?/invite',
	new URLSearchParams({ email: 'bilal@example.org', role: 'editor' })
);
const [link = ''] = /\/invitation\/[\w-]+/.exec(invited.text) ?? [];
await ask('/sign-out', new URLSearchParams());
await ask(link, new URLSearchParams({ name: 'Bilal', password: 'umbrella tinsel gravy noun' }));

const queue = await ask('/desk/review');
const [first = ''] = /\/desk\/review\/[a-z\d]+/.exec(queue.text) ?? [];
let at = first;
const times = [];
for (let turn = 0; turn < decisions; turn++) {
	const [path, query = ''] = at.split('?');
	const began = performance.now();
	const decided = await ask(
		`${path}?/publish&${query}`,
		new URLSearchParams({ version: '1', along: 'yes' })
	);
	if (!decided.to) throw new Error(`The decision was answered with ${decided.status}.`);
	const next = await ask(decided.to);
	times.push(performance.now() - began);
	if (next.status !== 200) throw new Error(`The next item was answered with ${next.status}.`);
	at = decided.to;
}
console.log(
	`${items} items wait: the next one ${median(times).toFixed(0)} ms after a decision (median of ${decisions}), at most ${Math.max(...times).toFixed(0)} ms`
);
await close();
